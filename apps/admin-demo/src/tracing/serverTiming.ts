import { SERVER_TRACE } from '@throughline/conventions/wire';

/** W3C Trace Context, version 00: ids and flags. */
const TRACEPARENT = /^00-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;

/** Without a backslash and a quote, so that it can stand in a quoted string (RFC 9110, section 5.6.4). */
const TRACESTATE = /^[\x20\x21\x23-\x5b\x5d-\x7e]+$/;

/**
 * The `Server-Timing` header that makes this request's server span the parent of the page view:
 * `traceparent;desc="00-…-03", tracestate;desc="ot=th:0", rum-time;desc="<Unix ms>"`. Next has written the span's own
 * context into the headers that `proxy.ts` gets, by our propagator, which knows the flags (levelTwoPropagator.ts).
 *
 * Only for documents that are rendered for one visitor and that no cache keeps (`Cache-Control: private, no-store`, as
 * Next answers for dynamic pages): the page believes the stamp, and a shared copy would bring it to others too.
 *
 * @param now the server's clock, Unix milliseconds.
 * @returns undefined for what is no document, or isn't traced.
 */
export function serverTiming(request: Headers, now: number): string | undefined {
  const traceparent = request.get('traceparent') ?? '';
  if (!isDocument(request) || !TRACEPARENT.test(traceparent)) return undefined;
  const state = request.get('tracestate') ?? '';
  return [
    member(SERVER_TRACE.parent, traceparent),
    ...(TRACESTATE.test(state) ? [member(SERVER_TRACE.state, state)] : []),
    member(SERVER_TRACE.time, String(now)),
  ].join(', ');
}

function member(name: string, description: string): string {
  return `${name};desc="${description}"`;
}

/** Browsers leave `Sec-Fetch-Dest` out where the site has no TLS. */
function isDocument(request: Headers): boolean {
  const destination = request.get('sec-fetch-dest');
  if (destination !== null) return destination === 'document';
  return request.get('rsc') === null && (request.get('accept') ?? '').includes('text/html');
}
