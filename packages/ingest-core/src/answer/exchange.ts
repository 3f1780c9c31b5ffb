import { type PostQuery, postQuery } from './postQuery.ts';

/** What the stations and the answer need to know of the request. */
export interface Exchange {
  /** The client's `X-Request-Id`, or one made here. */
  readonly requestId: string;
  /** The encoding of the request, and so of the answer (OTLP/HTTP, "Response"). */
  readonly format: 'json' | 'protobuf';
  /** Of its URL; parsed once. */
  readonly query: PostQuery;
  /** Unix milliseconds at which the request came. */
  readonly receivedAt: number;
}

/** Ids as programs make them; anything else could carry data into the log. */
const REQUEST_ID = /^[\w-]{8,64}$/;

/** Reads it from a request. */
export function openExchange(request: Request, receivedAt: number): Exchange {
  const given = request.headers.get('x-request-id');
  const type = request.headers.get('content-type') ?? '';
  return {
    requestId: given !== null && REQUEST_ID.test(given) ? given : crypto.randomUUID(),
    format: /^\s*application\/x-protobuf\b/i.test(type) ? 'protobuf' : 'json',
    query: postQuery(request.url),
    receivedAt,
  };
}
