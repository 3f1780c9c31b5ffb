import { decodeWrite } from '@throughline/wire/remote-write/decodeWrite';
import { encodeWrite } from '@throughline/wire/remote-write/encodeWrite';
import type { TimeSeries } from '@throughline/wire/remote-write/timeSeries';
import { type WriteVersion, writeVersion } from '@throughline/wire/remote-write/writeVersion';
import type { WriteBody } from '../series/writeBodies.ts';

/** A body of our own is decoded here: its size was bounded when it was made. */
const MAX_DECODED_BYTES = 64 * 1024 * 1024;

/** Two halves of a remote-write request, down to a single series; undefined for that. */
export function halveSamples({ bytes, isStart = false }: WriteBody): [WriteBody, WriteBody] | undefined {
  const decoded = decodeWrite(bytes, MAX_DECODED_BYTES);
  if (!decoded.ok || decoded.value.length < 2) return undefined;
  const half = Math.ceil(decoded.value.length / 2);
  const version = writeVersion(bytes);
  const kind = isStart ? { isStart } : {};
  return [
    { ...encode(decoded.value.slice(0, half), version), ...kind },
    { ...encode(decoded.value.slice(half), version), ...kind },
  ];
}

function encode(series: readonly TimeSeries[], version: WriteVersion): WriteBody {
  const samples: Record<string, number> = {};
  for (const { labels, samples: added, histograms = [] } of series) {
    const env = labels.find(([name]) => name === 'env')?.[1] ?? '';
    samples[env] = (samples[env] ?? 0) + added.length + histograms.length;
  }
  return { bytes: encodeWrite(series, version), samples };
}
