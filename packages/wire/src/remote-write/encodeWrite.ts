import { encodeWriteRequest } from './encodeWriteRequest.ts';
import type { TimeSeries } from './timeSeries.ts';
import { encodeWriteRequestV2 } from './v2/encodeWriteRequestV2.ts';
import type { WriteVersion } from './writeVersion.ts';

/** Encodes a request in a version; in 1.0 without what only 2.0 has, and without series that have nothing else. */
export function encodeWrite(series: readonly TimeSeries[], version: WriteVersion): Uint8Array<ArrayBuffer> {
  if (version === '2.0') return encodeWriteRequestV2(series);
  return encodeWriteRequest(series.filter(({ samples }) => samples.length > 0));
}
