import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { compress } from 'snappyjs';
import { sortLabels } from './sortLabels.ts';
import type { Sample, TimeSeries } from './timeSeries.ts';
import { writeValue } from './writeValue.ts';

/**
 * Encodes a `prometheus.WriteRequest` of remote-write 1.0 (prompb/remote.proto, types.proto), compressed with snappy's
 * block format. Labels are sorted; samples are written in the order given, which must be rising in time.
 *
 * @throws RangeError for labels that {@link sortLabels} refuses.
 */
export function encodeWriteRequest(series: readonly TimeSeries[]): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter();
  for (const entry of series) {
    writer.tag(1, WireType.LengthDelimited).fork();
    writeLabels(writer, entry.labels);
    for (const sample of entry.samples) writeSample(writer, sample);
    writer.join();
  }
  return compress(writer.finish());
}

function writeLabels(writer: BinaryWriter, labels: TimeSeries['labels']): void {
  for (const [name, value] of sortLabels(labels)) {
    writer.tag(1, WireType.LengthDelimited).fork();
    writer.tag(1, WireType.LengthDelimited).string(name);
    writer.tag(2, WireType.LengthDelimited).string(value).join();
  }
}

function writeSample(writer: BinaryWriter, { value, timestamp, stale }: Sample): void {
  writer.tag(2, WireType.LengthDelimited).fork();
  writeValue(writer.tag(1, WireType.Bit64), value, stale);
  writer.tag(2, WireType.Varint).int64(timestamp);
  writer.join();
}
