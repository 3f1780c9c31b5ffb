import { compress } from 'snappyjs';
import { SeriesWriter } from './seriesWriter.ts';
import type { TimeSeries } from './timeSeries.ts';

/** Of all requests, since writing one is never interrupted: what is compiled for it lasts as long as it does. */
const WRITER = new SeriesWriter();

/**
 * Encodes a `prometheus.WriteRequest` of remote-write 1.0 (prompb/remote.proto, types.proto), compressed with snappy's
 * block format. Labels are sorted; samples are written in the order given, which must be rising in time.
 *
 * @throws RangeError for labels that `sortLabels` refuses.
 */
export function encodeWriteRequest(series: readonly TimeSeries[]): Uint8Array<ArrayBuffer> {
  WRITER.begin();
  for (const entry of series) WRITER.write(entry);
  return compress(WRITER.finish());
}
