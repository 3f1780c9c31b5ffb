import { type BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import type { NativeHistogram } from '../timeSeries.ts';
import { writeValue } from '../writeValue.ts';
import { CUSTOM_BUCKETS_SCHEMA } from './metricTypes.ts';

/** Writes field 3 of a series: a float histogram with custom buckets, since weights may be fractions. */
export function writeHistogram(writer: BinaryWriter, histogram: NativeHistogram): void {
  const { timestamp, startTimestamp, stale, count, sum, bounds } = histogram;
  writer.tag(3, WireType.LengthDelimited).fork();
  writer.tag(2, WireType.Bit64).double(count);
  writeValue(writer.tag(3, WireType.Bit64), sum, stale);
  writer.tag(4, WireType.Varint).sint32(CUSTOM_BUCKETS_SCHEMA);
  // the oneof is what tells a float histogram
  writer.tag(7, WireType.Bit64).double(0);
  writeBuckets(writer, histogram.buckets);
  writer.tag(15, WireType.Varint).int64(timestamp);
  writeDoubles(writer, 16, bounds);
  if (startTimestamp !== undefined) writer.tag(17, WireType.Varint).int64(startTimestamp);
  writer.join();
}

/** One span, from the first bucket that has counted to the last. */
function writeBuckets(writer: BinaryWriter, buckets: readonly number[]): void {
  const first = buckets.findIndex((weight) => weight > 0);
  if (first < 0) return;
  const last = buckets.findLastIndex((weight) => weight > 0);
  writer.tag(11, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.Varint).sint32(first);
  writer
    .tag(2, WireType.Varint)
    .uint32(last - first + 1)
    .join();
  writeDoubles(writer, 13, buckets.slice(first, last + 1));
}

function writeDoubles(writer: BinaryWriter, field: number, values: readonly number[]): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  for (const value of values) writer.double(value);
  writer.join();
}
