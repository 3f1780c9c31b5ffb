import type { HrTime } from '@opentelemetry/api';

/** Milliseconds as seconds and nanoseconds. */
export function hrTime(ms: number): HrTime {
  return [Math.trunc(ms / 1e3), Math.round((ms % 1e3) * 1e6)];
}
