import { compress } from 'snappyjs';
import { SeriesWriter } from './seriesWriter.ts';
import type { TimeSeries } from './timeSeries.ts';

/**
 * Encodes a `prometheus.WriteRequest` of remote-write 1.0 (prompb/remote.proto, types.proto), compressed with snappy's
 * block format. Labels are sorted; samples are written in the order given, which must be rising in time.
 *
 * @throws RangeError for labels that `sortLabels` refuses.
 */
export function encodeWriteRequest(series: readonly TimeSeries[]): Uint8Array<ArrayBuffer> {
  const writer = new SeriesWriter();
  for (const entry of series) writer.write(entry);
  return compress(writer.finish());
}
