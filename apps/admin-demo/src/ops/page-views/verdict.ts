import { type Rating, rate } from '@throughline/conventions/rate';
import type { VitalName } from '@throughline/conventions/vitalNames';
import type { PageView } from './pageViews.ts';

/** The worst about a page view. */
export interface Verdict {
  readonly rating: Rating;
  /** Which vitals were that bad; none where all was good. */
  readonly vitals: readonly VitalName[];
}

const WORST_FIRST: readonly Rating[] = ['poor', 'needs-improvement'];

/** The worst rating among the core web vitals of a page view, and whose it is; undefined where none was reported. */
export function verdictOf({ vitals }: Pick<PageView, 'vitals'>): Verdict | undefined {
  const rated = (['LCP', 'INP', 'CLS'] as const).flatMap((name) => {
    const value = vitals[name];
    return value === undefined ? [] : [{ name, rating: rate(name, value) }];
  });
  if (rated.length === 0) return undefined;
  const rating = WORST_FIRST.find((candidate) => rated.some((vital) => vital.rating === candidate)) ?? 'good';
  const names = rated.filter((vital) => vital.rating === rating).map(({ name }) => name);
  return { rating, vitals: rating === 'good' ? [] : names };
}
