import { locationPath } from '../capture/pageView/locationPath.ts';
import { documentNavigationType, navigationStart } from '../capture/pageView/navigationTiming.ts';
import { createPageViews, type PageViews } from '../capture/pageView/pageViews.ts';
import { type AllCapture, startCapture } from '../capture/startCapture.ts';
import type { Early } from '../capture/takeEarly.ts';
import type { Settings } from '../options/settings.ts';
import type { Guard } from '../platform/guard.ts';
import { createScrubber } from '../privacy/scrubber.ts';
import { createSpanScrubber, type SpanScrubber } from '../privacy/spanScrubber.ts';
import type { Rum } from '../rum.ts';
import { createClock } from '../trace/clock.ts';
import type { ActiveSpans } from '../trace/context/activeSpans.ts';
import { joiningSpans } from '../trace/context/joiningSpans.ts';
import type { StartSpan } from '../trace/context/tracer.ts';
import { createRecorder } from '../trace/recorder/recorder.ts';
import { createTracing } from '../trace/tracing.ts';
import type { Transport } from '../transport/createTransport.ts';
import { type SpanPipeline, spanPipeline } from '../transport/queue/spanPipeline.ts';
import type { Session } from './createSession.ts';

/** LCP's candidates and late requests are in by then, and a visitor who leaves sooner is caught at the hide. */
const SETTLE_MS = 500;

/** Everything before the transport. */
export interface Stations {
  readonly spanScrubber: SpanScrubber;
  readonly startSpan: StartSpan;
  readonly capture: AllCapture;
  readonly setRoute: Rum['setRoute'];
  /** What waits for its page view's route goes on without. */
  readonly release: SpanPipeline['release'];
}

/** What the stations are built on. */
interface Ground {
  readonly settings: Settings;
  readonly active: ActiveSpans;
  readonly guard: Guard;
  readonly session: Session;
  readonly transport: Transport;
  /** What happened before the SDK was there. */
  readonly early: Early;
  /** Aborted when every hook leaves the page. */
  readonly signal: AbortSignal;
}

/** Builds the stations that a span passes on its way to the transport, from the last to the first: privacy, trace, capture. */
export function createStations(ground: Ground): Stations {
  const { settings, active, guard, session, transport, signal } = ground;
  const { rates, resource, sampler } = session;
  const scrubber = createScrubber(settings.routes);
  const spanScrubber = createSpanScrubber(scrubber);
  const site = settings.site?.(resource);
  const pipeline = spanPipeline({
    scrubber,
    spanScrubber,
    enqueue: transport.queued,
    onEvicted: (spans) => transport.dropped('ring_evicted', spans),
    site,
    reportRate: rates.report,
  });
  const recorder = createRecorder({ clock: createClock(), sampler, site, onEnd: pipeline.onEnd });
  const tracing = createTracing({ recorder, active });
  const views: PageViews = createPageViews(firstPageView(scrubber.route), { tracing, rates, guard });
  const capture = startCapture(
    { settings, tracing, views, scrubber, later: spanScrubber.later, guard, signal },
    { onSettled: () => transport.settle(SETTLE_MS), onDropped: transport.dropped },
    ground.early,
  );
  return {
    spanScrubber,
    startSpan: joiningSpans(recorder, { current: capture.current, viewOf: views.byTrace }),
    capture,
    release: pipeline.release,
    setRoute(template) {
      views.current().route = scrubber.route(template);
    },
  };
}

function firstPageView(route: (path: string) => string) {
  return {
    navigationType: documentNavigationType(),
    startTime: navigationStart(),
    route: route(locationPath()),
  };
}
