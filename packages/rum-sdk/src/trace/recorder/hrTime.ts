import type { HrTime, TimeInput } from '@opentelemetry/api';
import type { Clock } from '../clock.ts';

const NANOS_PER_MS = 1e6;

/** Unix milliseconds as seconds and nanoseconds. */
export function hrTime(ms: number): HrTime {
  return [Math.trunc(ms / 1000), Math.round((ms % 1000) * NANOS_PER_MS)];
}

/**
 * A time as OpenTelemetry takes it: Unix milliseconds, a `Date`, an `HrTime`, or a time on `performance.now()`'s clock,
 * which is told by being no later than now. Anything else is now.
 */
export function toHrTime(input: TimeInput | undefined, clock: Clock): HrTime {
  if (Array.isArray(input)) return input;
  const time = Number(input ?? Number.NaN);
  const isEpoch = input instanceof Date || time > clock.now();
  return hrTime(isEpoch ? time : clock.epochMs(Number.isNaN(time) ? clock.now() : time));
}

/** Whether one was before the other. */
export function isBefore([seconds, nanos]: HrTime, other: HrTime): boolean {
  return (seconds - other[0] || nanos - other[1]) < 0;
}
