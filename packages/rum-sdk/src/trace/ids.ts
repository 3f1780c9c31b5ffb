/** Bytes of a trace id and of a span id (W3C Trace Context). */
const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;

/** Bytes that are fetched at once where the browser makes no UUIDs: a page that isn't a secure context. */
const POOL_BYTES = 16;

/** Hex digits that have not been given out yet. */
let pool = '';

/**
 * `bytes` random bytes as lower-case hex, from the browser's cryptographic generator; never all zero, which W3C Trace
 * Context calls invalid.
 */
export function randomHex(bytes: number): string {
  const digits = bytes * 2;
  while (pool.length < digits) pool += randomDigits();
  const hex = pool.slice(0, digits);
  pool = pool.slice(digits);
  return Number(`0x${hex}`) ? hex : randomHex(bytes);
}

/** From a UUID where there is one: the browser writes its digits for a fifth of the time that a page would take. */
function randomDigits(): string {
  const uuid = crypto.randomUUID?.();
  // but for the digits of its version and its variant all are random (RFC 9562, section 5.4)
  if (uuid) {
    return uuid.slice(0, 8) + uuid.slice(9, 13) + uuid.slice(15, 18) + uuid.slice(20, 23) + uuid.slice(24);
  }
  const random = crypto.getRandomValues(new Uint8Array(POOL_BYTES));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** R of consistent sampling, as 14 hex digits: the last 56 bits of an id that is random. */
export function randomnessOf(id: string): string {
  return id.slice(-14);
}

/**
 * A trace id whose every bit is random, as the random flag of W3C Trace Context level 2 promises for the last 56.
 *
 * @param forerunner a trace id whose last 56 bits it takes over, so that every sampler decides about both alike.
 */
export function newTraceId(forerunner?: string): string {
  const id = randomHex(TRACE_ID_BYTES);
  return forerunner ? id.slice(0, -14) + randomnessOf(forerunner) : id;
}

/** A span id. */
export const newSpanId = (): string => randomHex(SPAN_ID_BYTES);
