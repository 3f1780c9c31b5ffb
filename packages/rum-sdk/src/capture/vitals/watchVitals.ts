import { type MetricType, onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals';
import { listen } from '../../platform/listen.ts';
import { perView } from '../../trace/perView.ts';
import type { Capture, CaptureParts } from '../capture.ts';
import type { Interactions } from '../interactions/watchInteractions.ts';
import type { ObservedEntries } from '../observeEntries.ts';
import { isSoft } from '../pageView/isSoft.ts';
import { holdObservers } from './holdObservers.ts';
import { createPageVitals } from './pageVitals.ts';
import { recordVital } from './recordVital.ts';
import { toReport, type Witnesses } from './toReport.ts';
import { viewOfMetric } from './viewOfMetric.ts';

/** web-vitals reports an interaction when the page is idle, and a second after it at the latest. */
const LATE_REPORT_MS = 1_500;

/** The two events of a hide; `pagehide` comes first where the page is left. */
const HIDES = ['pagehide', 'visibilitychange'] as const;

/** What the vitals are told with. */
type VitalsParts = CaptureParts &
  Witnesses & { readonly interactions: Interactions; readonly entries: ObservedEntries };

/**
 * The five vitals: FCP and TTFB recorded at once, the others when the page view hides or ends, with their last value.
 * One that has changed when a page view, shown again, hides once more, is recorded again under its id, as a correction.
 *
 * web-vitals defers its own last report of INP to an idle moment, and a click that ends the page leaves it none; so every
 * change is taken, and the newest one stands.
 */
export function watchVitals(parts: VitalsParts): Capture {
  const { views, tracing, entries, guard, signal } = parts;
  const pageVitals = perView((view) => createPageVitals((vital) => recordVital(vital, view, parts)));
  // the click that navigates is reported after the navigation, and belongs to the page view before it
  views.onLeave((view) => {
    const { leave, finalize } = pageVitals(view);
    leave(performance.now());
    setTimeout(guard(finalize), LATE_REPORT_MS);
  });

  const onReport = guard((metric: MetricType) => {
    // web-vitals has no way to stop; and a soft navigation fetches no document, so its TTFB of 0 says nothing
    if (signal.aborted || (metric.name === 'TTFB' && isSoft(metric))) return;
    // the clock is read now, so that a sleep before the next hide is known to have begun after this
    tracing.clock(performance.now());
    // what the metric is about may be on its way to us
    entries.take();
    const view = viewOfMetric(metric, views);
    const start = metric.navigationStartTime || view.startTime;
    pageVitals(view).update(toReport(metric, start, parts));
  });
  const options = { reportAllChanges: true, reportSoftNavs: true };
  let deliver: (() => void) | undefined;
  const onHide = guard(() => deliver?.());
  // before web-vitals listens, so that it has taken up what is delivered when its own turn comes
  listen(globalThis, HIDES, onHide, { signal, capture: true });
  deliver = holdObservers(() => {
    onFCP(onReport, options);
    onLCP(onReport, options);
    onCLS(onReport, options);
  });
  onTTFB(onReport, options);
  onINP(onReport, options);

  return {
    collect() {
      for (const view of views.last) pageVitals(view).finalize();
    },
  };
}
