import type { Traces } from '@throughline/wire/otlp/traces';
import { isOverBudget } from './keepsSpan.ts';
import type { Sampling } from './sampling.ts';

/** How many spans the app's budget alone leaves out. */
export function countOverBudget({ resourceSpans }: Traces, sampling: Sampling): number {
  let count = 0;
  for (const { scopeSpans } of resourceSpans)
    for (const { spans } of scopeSpans)
      for (const span of spans) if (isOverBudget(sampling, span)) count += 1;
  return count;
}
