import { decodeWriteRequest } from '@throughline/wire/remote-write/decodeWriteRequest';
import { encodeWriteRequest } from '@throughline/wire/remote-write/encodeWriteRequest';
import type { TimeSeries } from '@throughline/wire/remote-write/timeSeries';
import type { WriteBody } from '../series/writeBodies.ts';

/** A body of our own is decoded here: its size was bounded when it was made. */
const MAX_DECODED_BYTES = 64 * 1024 * 1024;

/** Two halves of a remote-write request, down to a single series; undefined for that. */
export function halveSamples({ bytes }: WriteBody): [WriteBody, WriteBody] | undefined {
  const decoded = decodeWriteRequest(bytes, MAX_DECODED_BYTES);
  if (!decoded.ok || decoded.value.length < 2) return undefined;
  const half = Math.ceil(decoded.value.length / 2);
  return [encode(decoded.value.slice(0, half)), encode(decoded.value.slice(half))];
}

function encode(series: readonly TimeSeries[]): WriteBody {
  const samples: Record<string, number> = {};
  for (const { labels, samples: added } of series) {
    const env = labels.find(([name]) => name === 'env')?.[1] ?? '';
    samples[env] = (samples[env] ?? 0) + added.length;
  }
  return { bytes: encodeWriteRequest(series), samples };
}
