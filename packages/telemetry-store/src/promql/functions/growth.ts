import { LOOKBACK_MS, type RangeWindow } from './rangeWindow.ts';

/**
 * Growth over a range, from the last sample at or before its start to its last sample, without extrapolation: five
 * page views increase a counter by 5, not by 5.3. VictoriaMetrics, whose place this store takes, counts so, and
 * Prometheus where a selector is `anchored` (Prometheus 3.7, "Extended range selectors").
 *
 * A series that begins inside the range grows from its first sample, which for ours is a zero.
 *
 * @param isCounter whether a fall is a reset, after which counting went on from zero.
 * @returns undefined where the range has no sample, or there is only one to compare.
 */
export function growth(window: RangeWindow, isCounter: boolean): number | undefined {
  const { from, to, values } = window;
  const base = baseOf(window);
  if (to === from || to - base < 2) return undefined;
  let grown = (values[to - 1] ?? 0) - (values[base] ?? 0);
  for (let i = base + 1; isCounter && i < to; i++) {
    const previous = values[i - 1] ?? 0;
    if ((values[i] ?? 0) < previous) grown += previous;
  }
  return grown;
}

/** Index of the sample at or before the start, where it is recent enough to speak for it; else the first one inside. */
function baseOf({ from, start, timestamps }: RangeWindow): number {
  const before = timestamps[from - 1];
  return before !== undefined && start - before < LOOKBACK_MS ? from - 1 : from;
}
