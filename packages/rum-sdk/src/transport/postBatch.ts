import { QUERY, type RateAnswer, SIMPLE_CONTENT_TYPE } from '@throughline/conventions/wire';
import type { Drops } from './ledger.ts';

/** A body under its id. A retry sends the same bytes under the same id, so that the ingest counts it once. */
export interface Batch {
  /** UUIDv7. */
  readonly id: string;
  /** Unix milliseconds. */
  readonly createdAt: number;
  readonly body: string;
  /** UTF-8 bytes. */
  readonly bytes: number;
  readonly spans: number;
  /** What its resource tells of the ledger. */
  readonly drops: Drops;
}

/** What became of a post. */
export type PostOutcome =
  | { readonly kind: 'accepted'; readonly rates: RateAnswer['rum'] }
  /** The network failed, or the ingest said: later. */
  | { readonly kind: 'retry'; readonly afterMs: number | undefined }
  /** The ingest will not take it, however often it comes. */
  | { readonly kind: 'refused' };

/** OTLP/HTTP, "Failures": only these are retried. */
const RETRYABLE: readonly number[] = [429, 502, 503, 504];

/** Where posts go, and by which fetch: the page's own from before ours was put around it. */
export interface PostTarget {
  readonly endpoint: URL;
  readonly key: string;
  readonly fetch: typeof fetch;
}

/** Posts a batch once, as a CORS-simple request: no custom header and a safelisted content type, so no preflight. */
export async function postBatch(batch: Batch, target: PostTarget, keepalive: boolean): Promise<PostOutcome> {
  const url = postUrl(batch, target);
  if (keepalive && !canKeepAlive() && beacon(url, batch.body)) return { kind: 'accepted', rates: undefined };
  try {
    const response = await target.fetch.call(globalThis, url, {
      method: 'POST',
      body: batch.body,
      headers: { 'content-type': SIMPLE_CONTENT_TYPE },
      credentials: 'omit',
      // the page's path and query are nobody's business, not even its own server's
      referrerPolicy: 'origin',
      keepalive,
    });
    // read to the end: Chromium gives the keepalive quota back only then
    return outcomeOf(response, await response.text());
  } catch {
    // over the quota or offline, which can't be told apart: a beacon may still leave, and the retry has the same id
    if (keepalive) beacon(url, batch.body);
    return { kind: 'retry', afterMs: undefined };
  }
}

function canKeepAlive(): boolean {
  return 'keepalive' in Request.prototype;
}

function postUrl(batch: Batch, { endpoint, key }: PostTarget): string {
  const url = new URL(endpoint);
  url.searchParams.set(QUERY.key, key);
  url.searchParams.set(QUERY.batch, batch.id);
  url.searchParams.set(QUERY.sent, String(Date.now()));
  return url.href;
}

/** The way out where fetch has no keepalive, or refuses it. */
function beacon(url: string, body: string): boolean {
  return navigator.sendBeacon?.(url, new Blob([body], { type: SIMPLE_CONTENT_TYPE })) === true;
}

function outcomeOf(response: Response, text: string): PostOutcome {
  if (response.ok) return { kind: 'accepted', rates: ratesOf(text) };
  if (!RETRYABLE.includes(response.status)) return { kind: 'refused' };
  // in seconds, or a date that Number() turns into NaN; across origins only where it is exposed
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return { kind: 'retry', afterMs: seconds >= 0 ? seconds * 1000 : undefined };
}

function ratesOf(text: string): RateAnswer['rum'] {
  try {
    return (JSON.parse(text) as RateAnswer | null)?.rum;
  } catch {
    return undefined;
  }
}
