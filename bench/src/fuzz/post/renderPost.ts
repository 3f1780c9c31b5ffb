import { QUERY, TRACES_PATH } from '@throughline/conventions/wire';
import {
  CONFORMANCE_KEY,
  CONFORMANCE_ORIGIN,
  CONFORMANCE_TOKEN,
} from '@throughline/ingest-core/testing/conformanceApps';
import { uuidV7 } from '@throughline/ingest-core/testing/uuidV7';
import { makeCorpus } from '../body/corpus.ts';
import { mutate } from '../body/mutate.ts';
import { pack } from '../body/pack.ts';
import type { FuzzPost } from './arbitraryPost.ts';

/** A post as HTTP has it. */
export interface RenderedPost {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly transfer: FuzzPost['transfer'];
}

const corpus = makeCorpus();

/** Header values may be latin1 without control characters; others no client could send. */
const UNSENDABLE = /[^\t\x20-\x7e\x80-\xff]/g;

/** Builds the post. */
export function renderPost(post: FuzzPost): RenderedPost {
  const base = typeof post.body === 'number' ? corpus[post.body] : undefined;
  const bytes = typeof post.body === 'number' ? (base?.bytes ?? new Uint8Array()) : post.body;
  const body = pack(post.mutations.reduce(mutate, bytes), post.packing);
  const fitting = base?.protobuf ? 'application/x-protobuf' : 'application/json';
  const type = post.type === 'fitting' ? fitting : post.type;
  const headers = {
    ...(type !== '' && { 'content-type': type }),
    ...(post.encoding !== '' && { 'content-encoding': post.encoding }),
    ...callerHeaders(post),
    ...post.headers,
  };
  return {
    method: post.method,
    target: `${TRACES_PATH}?${queryOf(post)}`,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace(UNSENDABLE, '').trim()]),
    ),
    body,
    transfer: post.transfer,
  };
}

function callerHeaders({ caller, origin }: FuzzPost): Record<string, string> {
  if (caller === 'server') return { authorization: `Bearer ${CONFORMANCE_TOKEN}` };
  const credentials = caller === 'doubled' ? { authorization: 'Bearer x' } : {};
  return { origin: origin ?? CONFORMANCE_ORIGIN, ...credentials };
}

function queryOf({ caller, query }: FuzzPost): URLSearchParams {
  const params = new URLSearchParams({ [QUERY.batch]: uuidV7(Date.now()), [QUERY.sent]: String(Date.now()) });
  if (caller === 'page' || caller === 'doubled') params.append(QUERY.key, CONFORMANCE_KEY);
  if (caller === 'unknown') params.append(QUERY.key, 'pk_unknown');
  if (caller === 'doubled') params.append(QUERY.key, CONFORMANCE_KEY);
  // Half of the parameters twice, half of them in place of the good one.
  for (const [name, given] of Object.entries(query)) {
    const value = timed(name, given);
    if (isClock(given) || given.length % 2 === 1) params.set(name, value);
    else params.append(name, value);
  }
  return params;
}

const CLOCK = /^now([+-]\d+)$/;

function isClock(value: string): boolean {
  return CLOCK.test(value);
}

/** `now+1000` as a time in a second: Unix milliseconds, or the id of a batch that is made then. */
function timed(name: string, value: string): string {
  const [, offset] = CLOCK.exec(value) ?? [];
  if (offset === undefined) return value;
  const at = Date.now() + Number(offset);
  return name === QUERY.batch ? uuidV7(at) : String(at);
}
