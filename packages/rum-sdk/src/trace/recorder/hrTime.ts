import type { HrTime, TimeInput } from '@opentelemetry/api';
import type { Clock } from '../clock.ts';

const NANOS_PER_SECOND = 1e9;
const NANOS_PER_MS = 1e6;

/** No page lives for three years, milliseconds: a later time is Unix time, and the clock needn't be asked. */
const MAX_PAGE_MS = 1e11;

/**
 * A time as OpenTelemetry takes it, as seconds and nanoseconds since 1970: Unix milliseconds, a `Date`, an `HrTime`, or
 * a time on `performance.now()`'s clock, which is told by being no later than now. Anything else is now.
 */
export function toHrTime(input: TimeInput | undefined, clock: Clock): HrTime {
  if (Array.isArray(input)) return input;
  const time = Number(input ?? Number.NaN);
  const isEpoch = time > MAX_PAGE_MS || input instanceof Date || time > clock.now();
  const ms = isEpoch ? time : clock.epochMs(Number.isNaN(time) ? clock.now() : time);
  return [Math.trunc(ms / 1000), Math.round((ms % 1000) * NANOS_PER_MS)];
}

/** How long it was from one to the other. */
export function hrDuration(start: HrTime, end: HrTime): HrTime {
  const nanos = end[1] - start[1];
  return nanos < 0 ? [end[0] - start[0] - 1, nanos + NANOS_PER_SECOND] : [end[0] - start[0], nanos];
}
