import { QUERY, SIMPLE_CONTENT_TYPE } from '@throughline/conventions/wire';
import type { Batch } from './batch.ts';

/** Where posts go, and by which fetch: the page's own from before ours was put around it. */
export interface PostTarget {
  readonly endpoint: URL;
  readonly key: string;
  readonly ticket: string | (() => string) | undefined;
  readonly fetch: typeof fetch;
}

/** What is posted: JSON, or the same as gzip. */
export type PostBody = string | Uint8Array<ArrayBuffer> | ArrayBuffer;

/** A post's address, with the ticket in force. `heldMs`: how long the browser may keep it before it sends it. */
export function postUrl(batch: Batch, { endpoint, key, ticket }: PostTarget, heldMs = 0): string {
  const url = new URL(endpoint);
  url.searchParams.set(QUERY.key, key);
  url.searchParams.set(QUERY.batch, batch.id);
  url.searchParams.set(QUERY.sent, String(Date.now()));
  if (heldMs > 0) url.searchParams.set(QUERY.held, String(heldMs));
  const current = typeof ticket === 'function' ? giveTicket(ticket) : ticket;
  if (current) url.searchParams.set(QUERY.ticket, current);
  return url.href;
}

/** The page's own function: where it throws, the post goes without, and the ingest counts that. */
function giveTicket(ticket: () => string): string | undefined {
  try {
    return ticket();
  } catch {
    return undefined;
  }
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
