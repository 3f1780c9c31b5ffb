/** Bytes of a trace id and of a span id (W3C Trace Context). */
const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;

/** Random numbers that are fetched at once, of 64 bits each: the ids of a dozen spans in one call of the browser. */
const POOL_SIZE = 16;

/** Hex digits of each. */
const NUMBER_DIGITS = 16;

/** Hex digits that have not been given out yet. */
let pool = '';

/**
 * `bytes` random bytes as lower-case hex, from the browser's cryptographic generator; never all zero, which W3C Trace
 * Context calls invalid.
 */
export function randomHex(bytes: number): string {
  const digits = bytes * 2;
  while (pool.length < digits) {
    for (const number of crypto.getRandomValues(new BigUint64Array(POOL_SIZE))) {
      pool += number.toString(16).padStart(NUMBER_DIGITS, '0');
    }
  }
  const hex = pool.slice(0, digits);
  pool = pool.slice(digits);
  return Number(`0x${hex}`) ? hex : randomHex(bytes);
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
