import { randomHex } from '../../trace/ids.ts';

/** Digits of the timestamp: 48 bits of Unix milliseconds. */
const TIME_DIGITS = 12;

/** A UUIDv7 (RFC 9562, section 5.7): Unix milliseconds, then 74 random bits; the time decides the batch's Shard. */
export function uuidv7(nowMs: number): string {
  const time = nowMs.toString(16).padStart(TIME_DIGITS, '0');
  const random = randomHex(10);
  // RFC 9562, section 4.1: the variant is binary 10 followed by two random bits
  const variant = (8 | (Number.parseInt(random.charAt(3), 16) & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}
