import type { CaptureParts } from './capture.ts';
import { supportsEntries } from './supportsEntries.ts';

const SOFT_NAVIGATION = 'soft-navigation';

/** Performance entries of several types, by one observer. */
export interface ObservedEntries {
  /**
   * Observes a type from the page's beginning, where the browser has it; once.
   *
   * @param durationThreshold milliseconds, of `event`: shorter ones are left out. Browsers deliver those from 104 ms on
   * where nothing is said (Event Timing, "durationThreshold").
   */
  begin(type: string, durationThreshold?: number): void;
  /** Delivers now what is still on its way. */
  take(): void;
}

/** Takes the entries of one type, one after the other. */
export type Receiver = (entry: never) => void;

/** Who takes the entries. */
interface Receivers {
  /** By type. */
  readonly entries: Readonly<Record<string, Receiver>>;
  /** Entries have been taken, all that came together. */
  readonly onTaken: () => void;
}

/** Hands each entry to the receiver of its type, until the signal. */
export function observeEntries(
  receivers: Receivers,
  { guard, signal }: Pick<CaptureParts, 'guard' | 'signal'>,
): ObservedEntries {
  const begun = new Set<string>();
  // one that can't be read leaves the others as they are
  const hand = guard((entry: PerformanceEntry) => receivers.entries[entry.entryType]?.(entry as never));
  const receive = guard((entries: PerformanceEntryList) => {
    if (entries.length === 0) return;
    for (const entry of inOrder(entries)) hand(entry);
    receivers.onTaken();
  });
  const observer = new PerformanceObserver((list) => receive(list.getEntries()));
  signal.addEventListener('abort', () => observer.disconnect());
  return {
    begin(type, durationThreshold) {
      if (begun.has(type) || !supportsEntries(type)) return;
      begun.add(type);
      observer.observe({ type, buffered: true, durationThreshold } as PerformanceObserverInit);
    },
    take: () => receive(observer.takeRecords()),
  };
}

/**
 * Entries of several types come by their beginnings (https://github.com/w3c/performance-timeline/issues/224). What was
 * over before a soft navigation belongs to the page view before it, so those are put by their ends.
 */
function inOrder(entries: PerformanceEntryList): PerformanceEntryList {
  const end = ({ startTime, duration }: PerformanceEntry): number => startTime + duration;
  const hasNavigated = entries.some(({ entryType }) => entryType === SOFT_NAVIGATION);
  return hasNavigated ? entries.sort((a, b) => end(a) - end(b)) : entries;
}
