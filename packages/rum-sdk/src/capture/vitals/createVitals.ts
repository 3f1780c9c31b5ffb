import type { Guard } from '../../platform/guard.ts';
import { navigationTiming } from '../pageView/navigationTiming.ts';
import { createCurrentVitals } from './currentVitals.ts';
import { createFirstHidden } from './firstHidden.ts';
import { createInteractionCount } from './inp/interactionCount.ts';
import type { MeasuringParts } from './navigationVitals.ts';
import { type ToNavigation, type VitalReceivers, vitalReceivers } from './vitalReceivers.ts';
import type { VitalNavigation } from './vitalReport.ts';

/** The vitals of the document, and of the navigations in it that the browser tells of. */
export interface Vitals {
  readonly receivers: VitalReceivers;
  /** What the browser had to tell at this moment has been received. */
  settle(): void;
  /** The document has loaded. */
  load(): void;
  /** The page hides. */
  hide(): void;
  /** The page has come back from the back/forward cache. */
  restore(navigation: VitalNavigation): void;
}

/** Begins with the document's own navigation. */
export function createVitals(
  loading: VitalNavigation,
  toNavigation: ToNavigation,
  given: Omit<MeasuringParts, 'firstHidden' | 'counted'> & { readonly guard: Guard },
): Vitals {
  const firstHidden = createFirstHidden(loading.start);
  const parts = { ...given, firstHidden, counted: createInteractionCount() };
  const on = createCurrentVitals(loading, parts);
  let hasResponded = false;

  return {
    receivers: vitalReceivers(on, toNavigation, parts),
    settle: () => on.now().inp.settle(),
    load() {
      const { responseStart = 0 } = navigationTiming() ?? {};
      // browsers that mask it say 0, and some a time that is still to come (https://github.com/GoogleChrome/web-vitals/issues/162)
      hasResponded = responseStart > 0 && responseStart < performance.now();
      if (hasResponded) on.load.respond(Math.max(responseStart - loading.start, 0));
    },
    hide: firstHidden.hide,
    restore(navigation) {
      const { respond, paint, lcp } = on.go(navigation);
      if (hasResponded) respond(0);
      const show = given.guard(() => {
        const value = performance.now() - navigation.start;
        paint(value);
        lcp.show(value);
        on.show();
      });
      requestAnimationFrame(() => requestAnimationFrame(show));
    },
  };
}
