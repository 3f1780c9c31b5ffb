import type { Receiver } from '../observeEntries.ts';
import type { Shift } from './cls/createCls.ts';
import type { CurrentVitals } from './currentVitals.ts';
import { createEventFrames } from './inp/createEventFrames.ts';
import type { InteractionPaint } from './lcp/createLcp.ts';
import type { MeasuringParts } from './navigationVitals.ts';
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

/** The navigation that the browser tells of as a soft one, which began at `start` on `performance.now()`'s clock. */
export type ToNavigation = (start: number, interactionId: number) => VitalNavigation;

/** Who takes the browser's entries, by type. */
export type VitalReceivers = Readonly<Record<string, Receiver>>;

/** Hands each entry to the vitals of the navigation that it belongs to. */
export function vitalReceivers(
  on: CurrentVitals,
  toNavigation: ToNavigation,
  { firstHidden, counted, longFrames }: MeasuringParts,
): VitalReceivers {
  const frameOf = createEventFrames(longFrames);

  const event = (entry: PerformanceEventTiming): void => {
    const { entryType, duration, interactionId } = entry;
    if (entryType === 'event') {
      if (interactionId) counted.note(interactionId);
      // those are observed only where there is nothing else to count
      if (duration < MIN_EVENT_MS) return;
    }
    on.now().inp.record(entry, frameOf(entry));
  };
  return {
    paint({ name, startTime }: PerformanceEntry) {
      if (name !== 'first-contentful-paint' || !firstHidden.isAfter(startTime)) return;
      on.load.paint(Math.max(startTime - on.load.start, 0), startTime);
      on.show();
    },
    'largest-contentful-paint': on.load.lcp.record,
    'interaction-contentful-paint': (paint: InteractionPaint) => on.now().lcp.recordInteraction(paint),
    'layout-shift': (shift: Shift) => on.now().cls.record(shift),
    event,
    'first-input': event,
    'soft-navigation'(entry: SoftNavigation) {
      const { startTime, presentationTime, paintTime, interactionId } = entry;
      if (!entry.getLargestInteractionContentfulPaint) return;
      on.now().inp.settle();
      firstHidden.reset();
      const { paint, lcp } = on.go(toNavigation(startTime, interactionId));
      paint(Math.max((presentationTime || paintTime || 0) - startTime, 0));
      const largest = entry.getLargestInteractionContentfulPaint();
      if (largest) lcp.recordInteraction(largest);
    },
  };
}
