import { FLAG_SAMPLED } from '@throughline/conventions/sampling';
import type { SpanRecord } from './recorder/spanRecord.ts';

/** Whether a span's trace is kept (W3C Trace Context, "trace-flags"). */
export function isSampled({ context }: Pick<SpanRecord, 'context'>): boolean {
  return (context.traceFlags & FLAG_SAMPLED) !== 0;
}
