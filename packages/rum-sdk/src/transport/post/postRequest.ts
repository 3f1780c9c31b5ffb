import { QUERY, SIMPLE_CONTENT_TYPE } from '@throughline/conventions/wire';
import { IS_SCRIPT_TAG } from '../../platform/isScriptTag.ts';
import type { Batch } from '../deliver/batch.ts';

/** Where posts go, and how they leave the page. */
export interface PostTarget {
  readonly endpoint: URL;
  readonly key: string;
  readonly ticket: string | (() => string | undefined) | undefined;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Whether its posts outlive the page: not in old browsers, nor where the page has put something around fetch. */
  readonly keepsAlive: boolean;
}

/** What is posted: JSON, or the same as gzip. */
export type PostBody = string | Uint8Array<ArrayBuffer> | ArrayBuffer;

/** A post's address, with the ticket in force. `heldMs`: how long the browser may keep it before it sends it. */
export function postUrl(batch: Batch, { endpoint, key, ticket }: PostTarget, heldMs = 0): string {
  const current = (!IS_SCRIPT_TAG && typeof ticket === 'function' ? ticket() : ticket) as string | undefined;
  // as text: URLSearchParams would write the address anew with each parameter
  const query = `${QUERY.key}=${key}&${QUERY.batch}=${batch.id}&${QUERY.sent}=${Date.now()}`;
  const held = heldMs ? `&${QUERY.held}=${heldMs}` : '';
  const ticketed = current ? `&${QUERY.ticket}=${encodeURIComponent(current)}` : '';
  return `${endpoint.origin}${endpoint.pathname}${endpoint.search ? `${endpoint.search}&` : '?'}${query}${held}${ticketed}`;
}

/** A CORS-simple request: no custom header and a safelisted content type, so no preflight. */
export function postInit(body: PostBody): RequestInit {
  return {
    method: 'POST',
    body,
    headers: { 'content-type': SIMPLE_CONTENT_TYPE },
    credentials: 'omit',
    // the page's path and query are nobody's business, not even its own server's
    referrerPolicy: 'origin',
  };
}
