import type { TimeInput } from '@opentelemetry/api';
import type { Clock } from '../clock.ts';

/**
 * A time as OpenTelemetry takes it, in Unix milliseconds: an `HrTime`, a `Date`, Unix milliseconds, or a time on
 * `performance.now()`'s clock, which is told by being no later than now. Anything else is now.
 */
export function epochMs(input: TimeInput | undefined, clock: Clock): number {
  if (Array.isArray(input)) return input[0] * 1e3 + input[1] / 1e6;
  const now = performance.now();
  const time = Number(input ?? Number.NaN);
  if (input instanceof Date || time > now) return time;
  return clock(Number.isNaN(time) ? now : time);
}
