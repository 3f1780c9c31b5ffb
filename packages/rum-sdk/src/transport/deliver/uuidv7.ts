import { randomHex } from '../../trace/ids.ts';

/** Digits of the timestamp: 48 bits of Unix milliseconds. */
const TIME_DIGITS = 12;

/**
 * A UUIDv7 (RFC 9562, section 5.7): Unix milliseconds, then 72 random bits; the time decides the batch's Shard. The two
 * bits behind the variant (section 4.1) are none of those: they are 0.
 */
export function uuidv7(nowMs: number): string {
  const time = nowMs.toString(16).padStart(TIME_DIGITS, '0');
  return `${time}7${randomHex(9)}`.replace(/(.{8})(.{4})(.{4})(...)/, '$1-$2-$3-8$4-');
}
