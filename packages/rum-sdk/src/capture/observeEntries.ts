import type { CaptureParts } from './capture.ts';

/**
 * web-vitals' own limit for INP: an interaction that is painted sooner is of no interest. Browsers deliver events from
 * 104 ms on where nothing is said (Event Timing, "durationThreshold").
 */
const MIN_EVENT_MS = 40;

/** Performance entries of several types, by one observer. */
export interface ObservedEntries {
  /** Observes a type from the page's beginning, where the browser has it; once. */
  begin(type: string): void;
  /** Delivers now what is still on its way. */
  take(): void;
}

/** Hands each entry to the receiver of its type, until the signal. */
export function observeEntries(
  receivers: Readonly<Record<string, (entry: never) => void>>,
  { guard, signal }: Pick<CaptureParts, 'guard' | 'signal'>,
): ObservedEntries {
  const begun = new Set<string>();
  const receive = guard((entries: PerformanceEntryList) => {
    for (const entry of entries) receivers[entry.entryType]?.(entry as never);
  });
  const observer = new PerformanceObserver((list) => receive(list.getEntries()));
  signal.addEventListener('abort', () => observer.disconnect());
  return {
    begin(type) {
      if (begun.has(type) || !PerformanceObserver.supportedEntryTypes.includes(type)) return;
      begun.add(type);
      observer.observe({ type, buffered: true, durationThreshold: MIN_EVENT_MS } as PerformanceObserverInit);
    },
    take: () => receive(observer.takeRecords()),
  };
}
