import type { FakeEntry, PageTraits } from './pageTraits.ts';

const TYPES = [
  'event',
  'first-input',
  'interaction-contentful-paint',
  'largest-contentful-paint',
  'layout-shift',
  'paint',
  'soft-navigation',
  'visibility-state',
];

/** The least that Event Timing tells of, and what it tells of where nothing is said, milliseconds. */
const LEAST_EVENT_MS = 16;
const DEFAULT_EVENT_MS = 104;

/** What is different for web-vitals. */
export interface ObserverOptions {
  /**
   * Layout shifts come one by one: web-vitals looks for the worst session only when a delivery ends, and leaves out those
   * that ended within it. By the definition each counts.
   */
  readonly oneByOne?: boolean;
}

interface Init {
  readonly type: string;
  readonly durationThreshold?: number;
}

interface Observer {
  readonly inits: Map<string, Init>;
  readonly queue: FakeEntry[];
  deliver(): void;
}

/** PerformanceObserver, and the time line that it reads. */
export function fakeObservers({ missing }: PageTraits, { oneByOne = false }: ObserverOptions) {
  const timeline: FakeEntry[] = [];
  const observers: Observer[] = [];

  class PerformanceObserver implements Observer {
    static readonly supportedEntryTypes = TYPES.filter((type) => !missing.includes(type));
    readonly inits = new Map<string, Init>();
    readonly queue: FakeEntry[] = [];
    readonly callback: (list: { getEntries(): FakeEntry[] }) => void;
    constructor(callback: (list: { getEntries(): FakeEntry[] }) => void) {
      this.callback = callback;
    }
    observe(init: Init) {
      if (!observers.includes(this)) observers.push(this);
      this.inits.set(init.type, init);
      this.queue.push(...timeline.filter((entry) => entry.entryType === init.type && isWanted(entry, init)));
    }
    disconnect() {
      observers.splice(observers.indexOf(this), 1);
    }
    takeRecords() {
      return this.queue.splice(0);
    }
    deliver() {
      const entries = this.takeRecords().sort((a, b) => a.startTime - b.startTime);
      const isApart = oneByOne && this.inits.has('layout-shift');
      const deliveries = isApart ? byEnd(entries).map((entry) => [entry]) : [entries];
      for (const delivery of deliveries)
        if (delivery.length > 0) this.callback({ getEntries: () => delivery });
    }
  }
  return {
    timeline,
    observers,
    PerformanceObserver,
    add(entry: FakeEntry) {
      if (missing.includes(entry.entryType)) return;
      timeline.push(entry);
      for (const { inits, queue } of observers) {
        const init = inits.get(entry.entryType);
        if (init && isWanted(entry, init)) queue.push(entry);
      }
    },
  };
}

function isWanted({ entryType, duration }: FakeEntry, { durationThreshold }: Init): boolean {
  return entryType !== 'event' || duration >= Math.max(LEAST_EVENT_MS, durationThreshold ?? DEFAULT_EVENT_MS);
}

function byEnd(entries: readonly FakeEntry[]): FakeEntry[] {
  return entries.toSorted((a, b) => a.startTime + a.duration - b.startTime - b.duration);
}
