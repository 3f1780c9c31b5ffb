import { env } from 'cloudflare:workers';
import { decodeWriteRequest } from '@throughline/wire/remote-write/decodeWriteRequest';

/** A request that the destination got. */
export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  /** base64, as it came. */
  readonly body: string;
  /** Decompressed, a character for each byte. */
  readonly text: string;
}

export const TRACES = '/v1/traces';
export const METRICS = '/api/v1/write';

/** How to answer requests to `path` whose body contains `match`, the next `times` times. */
export interface Rule {
  readonly path: string;
  readonly match: string;
  readonly status: number;
  readonly times: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One sample of one series that the destination got. */
export interface ReceivedSample {
  /** Labels by name, `__name__` among them. */
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  readonly timestamp: number;
  readonly stale: boolean;
  /** Place of its request among all. */
  readonly request: number;
}

const { DESTINATION } = env;

const MAX_BYTES = 64 * 1024 * 1024;

export async function rule(added: Rule): Promise<void> {
  await fetch(`${DESTINATION}/_rules`, { method: 'POST', body: JSON.stringify(added) });
}

/** Requests so far whose body contains a text, in order. */
export async function received(path: string, text: string): Promise<Received[]> {
  const response = await fetch(`${DESTINATION}/_requests`);
  const all: Received[] = await response.json();
  return all.filter((request) => request.path === path && request.text.includes(text));
}

/** Samples that were taken, of one metric of one app, in order. */
export async function samplesOf(app: string, metric: string): Promise<ReceivedSample[]> {
  const taken = (await received(METRICS, app)).filter(({ status }) => status < 300);
  return taken.flatMap(({ body }, request) => {
    const decoded = decodeWriteRequest(
      Uint8Array.from(atob(body), (character) => character.charCodeAt(0)),
      MAX_BYTES,
    );
    if (!decoded.ok) throw new Error(`not remote-write: ${decoded.error.reason}`);
    return decoded.value
      .map(({ labels, samples }) => ({ labels: Object.fromEntries(labels), samples }))
      .filter(({ labels }) => labels.app === app && labels.__name__ === metric)
      .flatMap(({ labels, samples }) =>
        samples.map(({ value, timestamp, stale = false }) => ({ labels, value, timestamp, stale, request })),
      );
  });
}
