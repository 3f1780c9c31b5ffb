/**
 * web-vitals' own limit for INP: an interaction that is painted sooner is of no interest. Browsers deliver events from
 * 104 ms on where nothing is said (Event Timing, "durationThreshold").
 */
const MIN_EVENT_MS = 40;

/**
 * Observes those of the performance entry types that the browser has, from the page's beginning until the signal.
 *
 * @returns an observer that sees nothing where the browser has none of them.
 */
export function observeEntries(
  types: readonly string[],
  callback: (entries: PerformanceEntryList) => void,
  signal: AbortSignal,
): PerformanceObserver {
  const observer = new PerformanceObserver((list) => callback(list.getEntries()));
  for (const type of types) {
    if (PerformanceObserver.supportedEntryTypes.includes(type)) {
      observer.observe({ type, buffered: true, durationThreshold: MIN_EVENT_MS } as PerformanceObserverInit);
    }
  }
  signal.addEventListener('abort', () => observer.disconnect());
  return observer;
}
