import type { RangeWindow } from './rangeWindow.ts';

/** A gap at an end of the range up to this many sample intervals is taken for a series that goes on. */
const EXTRAPOLATION_INTERVALS = 1.1;

/**
 * Growth over a range, extrapolated to its ends, as Prometheus does it (promql/functions.go, extrapolatedRate): to the
 * very end where samples are near it, else by half an interval; a counter never to below zero.
 *
 * @param isCounter whether a fall is a reset, after which counting went on from zero.
 * @returns undefined for fewer than two samples.
 */
export function extrapolatedDelta(window: RangeWindow, isCounter: boolean): number | undefined {
  const { from, to, timestamps, values } = window;
  if (to - from < 2) return undefined;
  const delta = rawDelta(window, isCounter);
  const first = timestamps[from] ?? 0;
  const last = timestamps[to - 1] ?? 0;
  const sampled = last - first;
  const interval = sampled / (to - from - 1);
  const reach = (gap: number): number => (gap >= interval * EXTRAPOLATION_INTERVALS ? interval / 2 : gap);
  let before = reach(first - window.start);
  const firstValue = values[from] ?? 0;
  if (isCounter && delta > 0 && firstValue >= 0) before = Math.min(before, sampled * (firstValue / delta));
  return delta * ((sampled + before + reach(window.end - last)) / sampled);
}

function rawDelta({ from, to, values }: RangeWindow, isCounter: boolean): number {
  let delta = (values[to - 1] ?? 0) - (values[from] ?? 0);
  for (let i = from + 1; isCounter && i < to; i++) {
    const previous = values[i - 1] ?? 0;
    if ((values[i] ?? 0) < previous) delta += previous;
  }
  return delta;
}
