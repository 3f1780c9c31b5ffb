import { randomHex } from '../../trace/ids.ts';

/** Digits of the timestamp: 48 bits of Unix milliseconds. */
const TIME_DIGITS = 12;

/** 72 bits. */
const RANDOM_BYTES = 9;

/**
 * A UUIDv7 (RFC 9562, section 5.7): Unix milliseconds, then 72 random bits; the time decides the batch's Shard. The two
 * bits behind the variant (section 4.1) are none of those: they are 0.
 */
export function uuidv7(nowMs: number): string {
  const time = nowMs.toString(16).padStart(TIME_DIGITS, '0');
  const random = randomHex(RANDOM_BYTES);
  // no pattern: to compile one would take longer than all of this
  const [a, b, c] = [random.slice(0, 3), random.slice(3, 6), random.slice(6)];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${a}-8${b}-${c}`;
}
