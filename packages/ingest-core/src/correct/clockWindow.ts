import { NANOS_PER_MS, nanosOf } from './nanosOf.ts';

/** Works on times as OTLP carries them: nanoseconds since the epoch in decimal digits. */
export interface ClockWindow {
  /** The time on our clock; now, where it would be in the future. */
  correct(nanos: string): string;
  /** The later of two. */
  later(a: string, b: string): string;
  isTooOld(nanos: string): boolean;
}

export interface ClockWindowOptions {
  /** Milliseconds to add. */
  readonly skewMs: number;
  /** Unix milliseconds, all three. */
  readonly now: number;
  readonly latest: number;
  readonly earliest: number;
}

/** Builds a window. Digits of canonical decimals compare by length, then as text, so that BigInt is needed for a shift only. */
export function clockWindow({ skewMs, now, latest, earliest }: ClockWindowOptions): ClockWindow {
  const skew = BigInt(skewMs) * NANOS_PER_MS;
  const nowNanos = nanosOf(now);
  const latestNanos = nanosOf(latest);
  const earliestNanos = nanosOf(earliest);

  const shift = (nanos: string): string => {
    const shifted = BigInt(nanos) + skew;
    return shifted > 0n ? shifted.toString() : '0';
  };
  return {
    correct(nanos) {
      const shifted = skewMs === 0 ? nanos : shift(nanos);
      return isLater(shifted, latestNanos) ? nowNanos : shifted;
    },
    later: (a, b) => (isLater(b, a) ? b : a),
    isTooOld: (nanos) => isLater(earliestNanos, nanos),
  };
}

function isLater(a: string, b: string): boolean {
  return a.length === b.length ? a > b : a.length > b.length;
}
