import { NANOS_PER_MS, nanosOf } from './nanosOf.ts';

export interface ClockWindowOptions {
  /** Milliseconds to add. */
  readonly skewMs: number;
  /** Unix milliseconds, all three. */
  readonly now: number;
  readonly latest: number;
  readonly earliest: number;
}

/**
 * What times are held against: nanoseconds since the epoch in decimal digits, as OTLP carries them. Digits of canonical decimals
 * compare by length, then as text, so that BigInt is needed for a shift only.
 */
export interface ClockWindow {
  /** Nanoseconds to add. */
  readonly skew: bigint;
  readonly now: string;
  readonly latest: string;
  readonly earliest: string;
}

/** Builds a window. */
export function clockWindow({ skewMs, now, latest, earliest }: ClockWindowOptions): ClockWindow {
  return {
    skew: BigInt(skewMs) * NANOS_PER_MS,
    now: nanosOf(now),
    latest: nanosOf(latest),
    earliest: nanosOf(earliest),
  };
}

/** The time on our clock; now, where it would be in the future. */
export function correctTime(nanos: string, { skew, now, latest }: ClockWindow): string {
  const shifted = skew === 0n ? nanos : shift(nanos, skew);
  return isLater(shifted, latest) ? now : shifted;
}

/** Whether one of two times is after the other. */
export function isLater(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length;
}

function shift(nanos: string, skew: bigint): string {
  const shifted = BigInt(nanos) + skew;
  return shifted > 0n ? shifted.toString() : '0';
}
