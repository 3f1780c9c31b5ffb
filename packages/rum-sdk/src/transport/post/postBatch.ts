import type { RateAnswer } from '@throughline/conventions/wire';
import { attempt } from '../../platform/attempt.ts';
import { retryAfter } from '../deliver/retryAfter.ts';
import { beacon } from './beacon.ts';
import { type PostBody, type PostTarget, postInit } from './postRequest.ts';

/** What became of a post. */
export type PostOutcome =
  | { readonly kind: 'accepted'; readonly rates?: RateAnswer['rum'] }
  /** The network failed, or the ingest said: later. */
  | { readonly kind: 'retry'; readonly afterMs: number }
  /** The ingest will not take it, however often it comes. */
  | { readonly kind: 'refused' };

/** OTLP/HTTP, "Failures": only these are retried. */
const RETRYABLE: readonly number[] = [429, 502, 503, 504];

/** One post. */
export interface Post {
  readonly url: string;
  readonly body: PostBody;
  /** It outlives the page. */
  readonly keepalive: boolean;
}

/** Posts once. Never rejects. */
export async function postBatch(
  { url, body, keepalive }: Post,
  { fetch, keepsAlive }: PostTarget,
): Promise<PostOutcome> {
  if (keepalive && !keepsAlive && beacon(url, body)) return { kind: 'accepted' };
  try {
    const response = await fetch(url, { ...postInit(body), keepalive });
    // read to the end: Chromium gives the keepalive quota back only then
    return outcomeOf(response, await response.text());
  } catch {
    // over the quota or offline, which can't be told apart
    return { kind: 'retry', afterMs: 0 };
  }
}

function outcomeOf(response: Response, text: string): PostOutcome {
  if (response.ok)
    return { kind: 'accepted', rates: attempt(() => (JSON.parse(text) as RateAnswer | null)?.rum) };
  if (!RETRYABLE.includes(response.status)) return { kind: 'refused' };
  return { kind: 'retry', afterMs: retryAfter(response.headers) };
}
