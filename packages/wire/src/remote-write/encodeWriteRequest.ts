import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { compress } from 'snappyjs';
import { STALE_MARKER } from './staleMarker.ts';
import type { Sample, TimeSeries } from './timeSeries.ts';

/**
 * Encodes a `prometheus.WriteRequest` of remote-write 1.0 (prompb/remote.proto, types.proto), compressed with snappy's
 * block format. Labels are sorted; samples are written in the order given, which must be rising in time.
 *
 * @throws RangeError for an empty label name, an empty value or a label given twice: receivers refuse the whole request
 *   for it, so it is a mistake of the program that must not reach the wire.
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
  const sorted = [...labels].sort(([a], [b]) => compareBytes(a, b));
  let previous: string | undefined;
  for (const [name, value] of sorted) {
    if (name === '') throw new RangeError('a label has an empty name');
    if (value === '') throw new RangeError(`label ${name} has an empty value`);
    if (name === previous) throw new RangeError(`label ${name} is given twice`);
    previous = name;
    writer.tag(1, WireType.LengthDelimited).fork();
    writer.tag(1, WireType.LengthDelimited).string(name);
    writer.tag(2, WireType.LengthDelimited).string(value).join();
  }
}

/** Label names are ASCII by Prometheus' rules, where UTF-16 order is byte order. */
function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function writeSample(writer: BinaryWriter, sample: Sample): void {
  writer.tag(2, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.Bit64);
  if (sample.stale === true) writer.fixed32(STALE_MARKER.low).fixed32(STALE_MARKER.high);
  else writer.double(sample.value);
  writer.tag(2, WireType.Varint).int64(sample.timestamp);
  writer.join();
}
