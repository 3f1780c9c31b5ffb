import type { RenderedPost } from './renderPost.ts';

/** Has a body, even an empty one; a preflight or a GET has none in the Fetch standard. */
const WITHOUT_BODY: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A post as a `Request`, for an ingest in this process. */
export function requestOf({ method, target, headers, body, transfer }: RenderedPost): Request {
  const url = `https://ingest.example${target}`;
  if (WITHOUT_BODY.has(method)) return new Request(url, { method, headers });
  // Streams need `duplex` (Fetch standard, "RequestInit"), which TypeScript's DOM types don't know.
  const stream = new Blob([body as BlobPart]).stream();
  return new Request(url, {
    method,
    headers,
    ...(transfer === 'whole' ? { body: body as BodyInit } : { body: stream, duplex: 'half' }),
  });
}
