/**
 * Runs `start`, and keeps hold of the performance observers that it makes.
 *
 * web-vitals takes what its observers have not delivered yet when the page hides, but only for CLS and INP (6.2.3,
 * `onCLS.ts` and `onINP.ts`; not `onLCP.ts` and `onFCP.ts`). A page that is left right after its paint would have no
 * LCP and no FCP, and without FCP no CLS.
 *
 * @returns delivers now what waits in the observers. web-vitals takes it up in a microtask.
 */
export function holdObservers(start: () => void): () => void {
  const Native = PerformanceObserver;
  const deliveries: (() => void)[] = [];
  class Held extends Native {
    constructor(callback: PerformanceObserverCallback) {
      super(callback);
      deliveries.push(() => {
        const entries = this.takeRecords();
        const list = { getEntries: () => entries } as PerformanceObserverEntryList;
        if (entries.length > 0) callback(list, this);
      });
    }
  }
  // unlike an assignment, this doesn't throw where a page has frozen its globals
  Reflect.set(globalThis, 'PerformanceObserver', Held);
  try {
    start();
  } finally {
    Reflect.set(globalThis, 'PerformanceObserver', Native);
  }
  return () => {
    for (const deliver of deliveries) deliver();
  };
}
