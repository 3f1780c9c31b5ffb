/**
 * web-vitals' own limit for INP: an interaction that is painted sooner is of no interest. Browsers deliver events from
 * 104 ms on where nothing is said (Event Timing, "durationThreshold").
 */
const MIN_EVENT_MS = 40;

/** How long entries are observed, and since when. */
interface Observing {
  readonly signal: AbortSignal;
  /** From the page's beginning, as far as the browser has kept them. Default: yes. */
  readonly buffered?: boolean;
}

/**
 * Observes those of the performance entry types that the browser has, until the signal.
 *
 * @returns an observer that sees nothing where the browser has none of them.
 */
export function observeEntries(
  types: readonly string[],
  callback: (entries: PerformanceEntryList) => void,
  { signal, buffered = true }: Observing,
): PerformanceObserver {
  const observer = new PerformanceObserver((list) => callback(list.getEntries()));
  for (const type of types) {
    if (PerformanceObserver.supportedEntryTypes.includes(type)) {
      observer.observe({ type, buffered, durationThreshold: MIN_EVENT_MS } as PerformanceObserverInit);
    }
  }
  signal.addEventListener('abort', () => observer.disconnect());
  return observer;
}
