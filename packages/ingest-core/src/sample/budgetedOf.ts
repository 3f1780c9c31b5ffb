import type { Caller } from '../admit/caller.ts';
import type { Budgeted } from './traceBudget.ts';

/** What a caller's budget of traces is told; undefined where it has none. */
export function budgetedOf({ app, sampleRate, maxTracesPerSecond }: Caller): Budgeted | undefined {
  return maxTracesPerSecond === undefined ? undefined : { app, sampleRate, maxTracesPerSecond };
}
