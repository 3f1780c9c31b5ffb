const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What clocks and calendars count in, ms. */
const INTERVALS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12, 24].map((hours) => hours * HOUR_MS),
];

/** More of them crowd an axis of a laptop's width. */
const MOST = 8;

/** Of the moments of a chart (Unix milliseconds, evenly apart) those to mark: whole minutes, hours or days of UTC. */
export function timeTicks(times: readonly number[]): number[] {
  const marked = INTERVALS_MS.map((interval) => times.filter((time) => time % interval === 0));
  return marked.find(({ length }) => length <= MOST) ?? [];
}
