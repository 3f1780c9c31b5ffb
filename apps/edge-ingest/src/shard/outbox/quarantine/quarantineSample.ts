import { decodeWriteRequest } from '@throughline/wire/remote-write/decodeWriteRequest';
import type { Quarantined } from './quarantine.ts';

/** Characters of a body that are shown: a span or two, or some series. Enough to see what it is. */
export const MAX_SAMPLE_LENGTH = 2_000;

/** A body of our own: its size was bounded when it was made. */
const MAX_DECODED_BYTES = 64 * 1024 * 1024;

/** The beginning of a quarantined body as text: JSON of spans, or series as Prometheus writes them. It was scrubbed before it was committed. */
export function quarantineSample({ destination, body }: Quarantined): string {
  const text = destination === 'remote_write' ? seriesText(body) : spansText(body);
  return text.slice(0, MAX_SAMPLE_LENGTH);
}

function spansText(body: Uint8Array): string {
  // A character is at most 4 bytes; one that the cut goes through is left out.
  return new TextDecoder().decode(body.subarray(0, MAX_SAMPLE_LENGTH * 4), { stream: true });
}

function seriesText(body: Uint8Array): string {
  const decoded = decodeWriteRequest(body, MAX_DECODED_BYTES);
  if (!decoded.ok) return '';
  return decoded.value
    .map(({ labels, samples }) => {
      const pairs = labels.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(',');
      return `{${pairs}} ${samples.map(({ value, timestamp }) => `${value}@${timestamp}`).join(' ')}`;
    })
    .join('\n');
}
