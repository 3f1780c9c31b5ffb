import { type PostQuery, postQuery } from './postQuery.ts';
import { requestIdOf } from './requestIdOf.ts';

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

/** Reads it from a request. */
export function openExchange(request: Request, receivedAt: number): Exchange {
  const type = request.headers.get('content-type') ?? '';
  return {
    requestId: requestIdOf(request),
    format: /^\s*application\/x-protobuf\b/i.test(type) ? 'protobuf' : 'json',
    query: postQuery(request.url),
    receivedAt,
  };
}
