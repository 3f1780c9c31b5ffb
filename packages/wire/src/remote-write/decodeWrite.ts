import type { WireError } from '../otlp/decoded.ts';
import type { Result } from '../result.ts';
import { decodeWriteRequest } from './decodeWriteRequest.ts';
import type { TimeSeries } from './timeSeries.ts';
import { decodeWriteRequestV2 } from './v2/decodeWriteRequestV2.ts';
import { writeVersion } from './writeVersion.ts';

/** Decodes a request of either version that `encodeWrite` made; which one, its bytes say. */
export function decodeWrite(body: Uint8Array, maxDecodedBytes: number): Result<TimeSeries[], WireError> {
  const decode = writeVersion(body) === '2.0' ? decodeWriteRequestV2 : decodeWriteRequest;
  return decode(body, maxDecodedBytes);
}
