import { VITAL_NAMES, type VitalName } from '@throughline/conventions/vitalNames';
import { type QueryWindow, queryRange } from '../stores/queryPrometheus.ts';
import type { StoreResult } from '../stores/storeResult.ts';
import { askAll } from './askAll.ts';
import { timelineQueries } from './dashboardQueries.ts';
import type { OpsFilters } from './filters.ts';
import { fittingRange } from './fittingRange.ts';
import { type TimelinePoint, timelineOf } from './timeline.ts';
import { TIME_RANGES, type TimeRange } from './timeRange.ts';

/** Each vital over time. */
export type Timelines = Readonly<Record<VitalName, readonly TimelinePoint[]>>;

/**
 * The vitals over time. Where the data is much younger than the range, it is asked for again over the shortest range
 * that holds it: steps for a day would show the first ten minutes as one lonely dot.
 *
 * @param now Unix milliseconds.
 */
export async function loadTimelines(
  url: string | undefined,
  filters: OpsFilters,
  now: number,
): Promise<StoreResult<Timelines>> {
  const wide = await loadOver(url, filters, now);
  if (!wide.ok) return wide;
  const range = fittingRange(filters.range, Object.values(wide.value).flat());
  return range === filters.range ? wide : loadOver(url, { ...filters, range }, now);
}

async function loadOver(
  url: string | undefined,
  filters: OpsFilters,
  now: number,
): Promise<StoreResult<Timelines>> {
  const window = windowOf(filters.range, now);
  const ranges = await askAll(timelineQueries(filters), (query) => queryRange(url, query, window));
  if (!ranges.ok) return ranges;
  const entries = VITAL_NAMES.map((name) => [name, timelineOf(name, ranges.value[name], window)]);
  return { ok: true, value: Object.fromEntries(entries) as Timelines };
}

/** Ends on a whole step, so that the points stand still while the page refreshes. */
function windowOf(range: TimeRange, now: number): QueryWindow {
  const { seconds, step } = TIME_RANGES[range];
  const end = Math.ceil(now / 1000 / step) * step;
  return { start: end - seconds, end, step };
}
