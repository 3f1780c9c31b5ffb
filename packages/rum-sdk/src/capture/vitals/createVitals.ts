import type { Guard } from '../../platform/guard.ts';
import type { Receiver } from '../observeEntries.ts';
import { navigationTiming } from '../pageView/navigationTiming.ts';
import type { Shift } from './cls/createCls.ts';
import { createFirstHidden } from './firstHidden.ts';
import { createEventFrames } from './inp/createEventFrames.ts';
import { createInteractionCount } from './inp/interactionCount.ts';
import type { InteractionPaint } from './lcp/createLcp.ts';
import { type MeasuringParts, navigationVitals } from './navigationVitals.ts';
import type { VitalNavigation } from './vitalReport.ts';

/** An interaction that is painted sooner is of no interest for INP, as in web-vitals. */
export const MIN_EVENT_MS = 40;

/** What is read of PerformanceSoftNavigation (https://wicg.github.io/soft-navigations/), which TypeScript's DOM doesn't have. */
interface SoftNavigation extends PerformanceEntry {
  readonly interactionId: number;
  /** When its first paint was on the screen, milliseconds on `performance.now()`'s clock, where the engine tells. */
  readonly presentationTime?: number;
  /** When that paint began. */
  readonly paintTime?: number;
  /** Missing in the trials before the standard, which are left out. */
  getLargestInteractionContentfulPaint?(): InteractionPaint | null;
}

/** The vitals of the document, and of the navigations in it that the browser tells of. */
export interface Vitals {
  /** Who takes the browser's entries, by type. */
  readonly receivers: Readonly<Record<string, Receiver>>;
  /** What the browser had to tell at this moment has been received. */
  settle(): void;
  /** The document has loaded. */
  load(): void;
  /** The page hides. */
  hide(): void;
  /** The page has come back from the back/forward cache. */
  restore(navigation: VitalNavigation): void;
}

/** What is asked for a soft navigation, which begins at `start` on `performance.now()`'s clock. */
export type ToNavigation = (start: number, interactionId: number) => VitalNavigation;

/** Begins with the document's own. */
export function createVitals(
  loading: VitalNavigation,
  toNavigation: ToNavigation,
  given: Omit<MeasuringParts, 'firstHidden' | 'counted'> & { readonly guard: Guard },
): Vitals {
  const { guard } = given;
  const firstHidden = createFirstHidden(loading.start);
  const counted = createInteractionCount();
  const frameOf = createEventFrames(given.longFrames);
  const start = (navigation: VitalNavigation, isLoad = false) =>
    navigationVitals(navigation, isLoad, { ...given, firstHidden, counted });
  const loads = start(loading, true);
  let current = loads;
  /** A page that has never painted has no CLS. */
  let isPainted = false;
  let hasResponded = false;

  const showCls = (): void => {
    isPainted = true;
    current.cls.show();
  };
  const go = (navigation: VitalNavigation): void => {
    current = start(navigation);
    if (isPainted) showCls();
  };
  const paint = ({ name, startTime }: PerformanceEntry): void => {
    if (name !== 'first-contentful-paint' || !firstHidden.isAfter(startTime)) return;
    loads.paint(Math.max(startTime - loading.start, 0), startTime);
    showCls();
  };
  const event = (entry: PerformanceEventTiming): void => {
    const { entryType, duration, interactionId } = entry;
    if (entryType === 'event') {
      if (interactionId) counted.note(interactionId);
      // those are observed only where there is nothing else to count
      if (duration < MIN_EVENT_MS) return;
    }
    current.inp.record(entry, frameOf(entry));
  };
  const softNavigation = (entry: SoftNavigation): void => {
    const { startTime, presentationTime, paintTime, interactionId } = entry;
    if (!entry.getLargestInteractionContentfulPaint) return;
    current.inp.settle();
    firstHidden.reset();
    go(toNavigation(startTime, interactionId));
    current.paint(Math.max((presentationTime || paintTime || 0) - startTime, 0));
    const largest = entry.getLargestInteractionContentfulPaint();
    if (largest) current.lcp.recordInteraction(largest);
  };

  return {
    receivers: {
      paint,
      'largest-contentful-paint': loads.lcp.record,
      'interaction-contentful-paint': (entry: InteractionPaint) => current.lcp.recordInteraction(entry),
      'layout-shift': (shift: Shift) => current.cls.record(shift),
      event,
      'first-input': event,
      'soft-navigation': softNavigation,
    },
    settle: () => current.inp.settle(),
    load() {
      const { responseStart = 0 } = navigationTiming() ?? {};
      // browsers that mask it say 0, and some a time that is still to come (https://github.com/GoogleChrome/web-vitals/issues/162)
      hasResponded = responseStart > 0 && responseStart < performance.now();
      if (hasResponded) loads.respond(Math.max(responseStart - loading.start, 0));
    },
    hide: firstHidden.hide,
    restore(navigation) {
      go(navigation);
      const { respond, paint, lcp } = current;
      if (hasResponded) respond(0);
      const show = guard(() => {
        const value = performance.now() - navigation.start;
        paint(value);
        lcp.show(value);
        if (!isPainted) showCls();
      });
      requestAnimationFrame(() => requestAnimationFrame(show));
    },
  };
}
