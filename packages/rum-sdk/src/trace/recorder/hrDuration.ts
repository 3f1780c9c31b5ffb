import type { HrTime } from '@opentelemetry/api';
import { isBefore } from './hrTime.ts';

const NANOS_PER_SECOND = 1e9;

/** As OpenTelemetry tells that a span has not ended. */
const UNKNOWN: HrTime = [-1, -1];

/** How long it was from one to the other. */
export function hrDuration(start: HrTime, end: HrTime): HrTime {
  if (isBefore(end, start)) return UNKNOWN;
  const nanos = end[1] - start[1];
  return nanos < 0 ? [end[0] - start[0] - 1, nanos + NANOS_PER_SECOND] : [end[0] - start[0], nanos];
}
