/**
 * OpenTelemetry's consistent probability sampling (specification, "TraceState: Probability Sampling"), the same on the
 * page and at the edge: R is the last 14 hex digits of the trace id (or `rv`), T the rejection threshold (`th`), and a
 * trace is kept iff R ≥ T. Both are compared as lower-case hex strings of 14 digits, so no 56-bit number is needed.
 */

/** W3C Trace Context level 2 flags. */
export const FLAG_SAMPLED = 0x01;
/** The trace id's last 56 bits are random (W3C Trace Context level 2, "Random Trace ID Flag"). */
export const FLAG_RANDOM = 0x02;

/** Digits of R and T: 56 bits. */
const DIGITS = 14;

/** A threshold that keeps everything. */
export const KEEP_ALL = '0';

/** Digits of precision of a computed threshold, as the specification advises for `th`. */
const PRECISION = 6;

const HEX_TAIL = /^[0-9a-f]{1,14}$/;

/**
 * The threshold T for a probability, as `th` is written: lower-case hex, trailing zeros stripped.
 * 1 gives `0`; 0.1 gives `e66666`; anything that keeps nothing gives `null`.
 *
 * @param probability 0 to 1; values outside are clamped.
 */
export function thresholdFor(probability: number): string | null {
  if (!(probability > 0)) return null;
  if (probability >= 1) return KEEP_ALL;
  const scale = 16 ** PRECISION;
  const rejected = Math.min(Math.round((1 - probability) * scale), scale - 1);
  const digits = rejected.toString(16).padStart(PRECISION, '0').replace(/0+$/, '');
  return digits || KEEP_ALL;
}

/** The probability that a threshold keeps: the inverse of {@link thresholdFor}. */
export function probabilityOf(threshold: string): number {
  return 1 - Number.parseInt(threshold.padEnd(DIGITS, '0').slice(0, 12), 16) / 16 ** 12;
}

/** Whether R ≥ T. `threshold` null keeps nothing. */
export function keeps(randomness: string, threshold: string | null): boolean {
  return threshold !== null && randomness >= threshold.padEnd(DIGITS, '0');
}

/** R of a trace: `rv` of its tracestate where it has one, else the last 14 hex digits of its id, in lower case. */
export function randomnessOf(traceId: string, traceState?: string): string {
  return readOt(traceState)?.rv ?? traceId.slice(-DIGITS).toLowerCase();
}

/** The stricter of two thresholds; `null` (keep nothing) is the strictest. */
export function stricter(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return null;
  return a.padEnd(DIGITS, '0') >= b.padEnd(DIGITS, '0') ? a : b;
}

/**
 * The tracestate member of a trace: `ot=th:…` with the threshold where it was sampled, and `rv:…` where R isn't the trace
 * id's own. '' where there is nothing to tell.
 */
export function otMember(threshold: string | null, rv?: string): string {
  const members = [threshold && `th:${threshold}`, rv && `rv:${rv}`].filter(Boolean).join(';');
  return members && `ot=${members}`;
}

/** `th` and `rv` of the `ot` member of a tracestate; undefined where there is none, malformed values left out. */
export function readOt(traceState: string | undefined): { th?: string; rv?: string } | undefined {
  const member = traceState?.split(',').find((entry) => entry.trim().startsWith('ot='));
  if (member === undefined) return undefined;
  const found: { th?: string; rv?: string } = {};
  for (const pair of member.trim().slice(3).split(';')) {
    const [key, value] = [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)];
    if (key === 'th' && HEX_TAIL.test(value)) found.th = value;
    if (key === 'rv' && value.length === DIGITS && HEX_TAIL.test(value)) found.rv = value;
  }
  return found;
}
