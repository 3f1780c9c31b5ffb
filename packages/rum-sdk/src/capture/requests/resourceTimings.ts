import type { Guard } from '../../guard.ts';

/** A response whose last byte isn't seen within this time (a stream) has no entry; its head's time is taken. */
const MAX_WAIT_MS = 10_000;

/** Entries that came before their request asked for them: the observer can be faster than the promise. */
const MAX_EARLY_ENTRIES = 100;

/** fetchStart is taken a moment after the call; the clock's resolution is 0.1 ms, or 1 ms where it is coarsened. */
const CLOCK_RESOLUTION_MS = 1;

/** Which request. */
export interface TimingQuery {
  /** Absolute, without fragment. */
  readonly url: string;
  /** When it was called, milliseconds on `performance.now()`'s clock. */
  readonly start: number;
}

/** Resource Timing entries for requests. */
export interface ResourceTimings {
  /** Calls back once: with the request's entry as soon as there is one, or without where none comes. */
  find(query: TimingQuery, callback: (timing: PerformanceResourceTiming | undefined) => void): void;
  stop(): void;
}

interface Waiting extends TimingQuery {
  readonly found: (timing: PerformanceResourceTiming | undefined) => void;
}

/** Watches the entries of fetch and XHR as they come: the page's own buffer may be full, or cleared by the page. */
export function watchResourceTimings(guard: Guard): ResourceTimings {
  let early: PerformanceResourceTiming[] = [];
  const waiting = new Set<Waiting>();

  const receive = guard((entries: PerformanceEntryList) => {
    for (const entry of entries as PerformanceResourceTiming[]) {
      if (entry.initiatorType !== 'fetch' && entry.initiatorType !== 'xmlhttprequest') continue;
      const match = closest(waiting, entry);
      if (match) match.found(entry);
      else early = [...early.slice(1 - MAX_EARLY_ENTRIES), entry];
    }
  });
  const observer = new PerformanceObserver((list) => receive(list.getEntries()));
  observer.observe({ type: 'resource' });

  return {
    find({ url, start }, callback) {
      const query = { url: url.split('#')[0] as string, start };
      const known = early.find((entry) => fits(query, entry));
      if (known) {
        early = early.filter((entry) => entry !== known);
        callback(known);
        return;
      }
      const found = (timing: PerformanceResourceTiming | undefined): void => {
        clearTimeout(timer);
        waiting.delete(entry);
        callback(timing);
      };
      const timer = setTimeout(
        guard(() => found(undefined)),
        MAX_WAIT_MS,
      );
      const entry: Waiting = { ...query, found };
      waiting.add(entry);
    },
    stop: () => observer.disconnect(),
  };
}

function fits({ url, start }: TimingQuery, entry: PerformanceResourceTiming): boolean {
  return entry.name === url && entry.startTime >= start - CLOCK_RESOLUTION_MS;
}

/** Of several requests for one URL, the one that was called last before the entry began. */
function closest(waiting: Iterable<Waiting>, entry: PerformanceResourceTiming): Waiting | undefined {
  let match: Waiting | undefined;
  for (const query of waiting) {
    if (fits(query, entry) && query.start >= (match?.start ?? 0)) match = query;
  }
  return match;
}
