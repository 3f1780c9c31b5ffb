import { perView } from '../../trace/perView.ts';
import type { Capture, CaptureParts } from '../capture.ts';
import type { Interactions } from '../interactions/watchInteractions.ts';
import type { LongFrames } from '../longFrames/createLongFrames.ts';
import type { Resources } from '../resources/createResources.ts';
import { createVitals, type Vitals } from './createVitals.ts';
import { createPageVitals } from './pageVitals.ts';
import { recordVital } from './recordVital.ts';
import { viewOfSoft } from './viewOfSoft.ts';

/** The interaction that navigates is told of after its next paint, which a busy page makes within this time. */
const LATE_ENTRY_MS = 1_500;

/** What the vitals are measured and told with. */
type VitalsParts = CaptureParts & {
  readonly interactions: Interactions;
  readonly longFrames: LongFrames;
  readonly resources: Resources;
};

/** The vitals, and what they have to be told of. */
export interface VitalsCapture extends Capture, Pick<Vitals, 'receivers' | 'settle' | 'load'> {
  /** The page has come back from the back/forward cache, at `time` on `performance.now()`'s clock. */
  restore(time: number): void;
}

/**
 * The five vitals, by web-vitals' definitions (6.2.3, `reportAllChanges` and `reportSoftNavs`; test/vitals/differential
 * holds them to it): FCP and TTFB recorded at once, the others when the page view hides or ends, with their last value.
 * One that has changed when a page view, shown again, hides once more, is recorded again under its id, as a correction.
 *
 * Nothing waits for an idle moment, which a click that ends the page doesn't leave. What a vital is due to is put
 * together when it is told.
 */
export function watchVitals(parts: VitalsParts): VitalsCapture {
  const { views, tracing, guard } = parts;
  const pageVitals = perView(() => createPageVitals((vital) => recordVital(vital, parts)));
  views.onLeave((view) => {
    const { leave, finalize } = pageVitals(view);
    leave(performance.now());
    setTimeout(guard(finalize), LATE_ENTRY_MS);
  });

  const view = views.current();
  const { navigationType, startTime: start } = view;
  const vitals = createVitals(
    { navigationType, start, view },
    (start, interactionId) => ({
      navigationType: 'soft-navigation',
      start,
      interactionId,
      view: viewOfSoft(start, views),
    }),
    { ...parts, report: (report) => pageVitals(report.navigation.view).update(report) },
  );

  return {
    ...vitals,
    settle() {
      vitals.settle();
      // the clock is read now, so that a sleep before the next hide is known to have begun after this
      tracing.clock(performance.now());
    },
    restore: (time) =>
      vitals.restore({ navigationType: 'back-forward-cache', start: time, view: views.current() }),
    collect() {
      vitals.hide();
      vitals.settle();
      for (const view of views.last) pageVitals(view).finalize();
    },
  };
}
