import { navigationTiming } from '../pageView/navigationTiming.ts';

/**
 * How far the document had loaded at `time` (milliseconds on `performance.now()`'s clock), as web-vitals names it:
 * `loading`, `dom-interactive`, `dom-content-loaded` or `complete`.
 */
export function loadState(time: number): string {
  const { domInteractive, domContentLoadedEventStart, domComplete }: Partial<PerformanceNavigationTiming> =
    navigationTiming() ?? {};
  // 0 is still to come
  const isBefore = (mark: number | undefined): boolean => mark === 0 || time < Number(mark);
  if (isBefore(domInteractive)) return 'loading';
  if (isBefore(domContentLoadedEventStart)) return 'dom-interactive';
  return isBefore(domComplete) ? 'dom-content-loaded' : 'complete';
}
