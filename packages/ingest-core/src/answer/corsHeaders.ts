/** A day; Chromium caps it at two hours, Firefox at a day. */
const PREFLIGHT_SECONDS = 86_400;

/** What a page may read of an answer, beside the body. */
const EXPOSED = 'Retry-After, X-Request-Id';

/** The CORS and Resource Timing headers of an answer; nothing is allowed to an origin that is not allowed for the key. */
export function corsHeaders(allowedOrigin: string | undefined): Record<string, string> {
  if (allowedOrigin === undefined) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': allowedOrigin,
    'Access-Control-Expose-Headers': EXPOSED,
    'Timing-Allow-Origin': allowedOrigin,
  };
}

/** The same for a preflight: other clients than ours send OTLP with a content type that is not safelisted. */
export function preflightHeaders(allowedOrigin: string | undefined): Record<string, string> {
  if (allowedOrigin === undefined) return { Vary: 'Origin' };
  return {
    Vary: 'Origin, Access-Control-Request-Headers',
    'Access-Control-Allow-Origin': allowedOrigin,
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers': 'Content-Type, Content-Encoding, X-Request-Id',
    'Access-Control-Max-Age': String(PREFLIGHT_SECONDS),
  };
}
