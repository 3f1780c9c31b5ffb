import { locationPath } from './capture/pageView/locationPath.ts';
import { documentNavigationType, navigationStart } from './capture/pageView/navigationTiming.ts';
import { createPageViews, type PageViews } from './capture/pageView/pageViews.ts';
import { startCapture } from './capture/startCapture.ts';
import { createGuard } from './guard.ts';
import { resourceAttributes } from './privacy/resourceAttributes.ts';
import { createScrubber } from './privacy/scrubber.ts';
import { sessionId } from './privacy/sessionId.ts';
import { createSpanScrubber } from './privacy/spanScrubber.ts';
import type { Rum } from './rum.ts';
import type { Settings } from './settings.ts';
import type { ActiveSpans } from './trace/activeSpans.ts';
import { createClock } from './trace/clock.ts';
import { joiningSpans } from './trace/joiningSpans.ts';
import { createRates } from './trace/rates.ts';
import { createRecorder } from './trace/recorder.ts';
import { createSampler } from './trace/sampling.ts';
import { sessionDraws } from './trace/sessionDraws.ts';
import type { StartSpan } from './trace/tracer.ts';
import { createTracing } from './trace/tracing.ts';
import { createTransport } from './transport/createTransport.ts';
import { spanPipeline } from './transport/spanPipeline.ts';
import { watchHide } from './watchHide.ts';

/** LCP's candidates and late requests are in by then, and a visitor who leaves sooner is caught at the hide. */
const SETTLE_MS = 1_500;

/** The SDK while it measures: from consent to its withdrawal. */
export interface Runtime extends Pick<Rum, 'recordError' | 'startPageView' | 'setRoute' | 'flush'> {
  readonly startSpan: StartSpan;
  /** Takes every hook out of the page; what is queued is sent, or forgotten. */
  end(queue: 'send' | 'forget'): void;
}

/** Builds the stations that a span passes, from the last to the first: transport, privacy, trace, capture. */
export function createRuntime(settings: Settings, active: ActiveSpans): Runtime {
  let hasEnded = false;
  /** What is still under way when it ends (a request, a timer) makes spans later, and they go nowhere. */
  let isOpen = true;
  const guard = createGuard(settings.debug);
  const session = sessionId(settings.session);
  const draws = settings.sampling === 'session' ? sessionDraws(session) : undefined;
  const rates = createRates(settings, draws?.report);
  const resource = resourceAttributes(settings, session);
  const transport = createTransport({
    settings,
    resource,
    guard,
    onRates(answer) {
      rates.lower(answer);
      if (rates.report() === 0) end('forget');
    },
  });
  const scrubber = createScrubber(settings.routes);
  const spanScrubber = createSpanScrubber(scrubber);
  const processor = spanPipeline({
    scrubber: spanScrubber,
    viewOf: (traceId) => views.byTrace(traceId),
    enqueue(entry) {
      if (isOpen) transport.queued(entry);
    },
    onEvicted: (spans) => transport.dropped('ring_evicted', spans),
    others: settings.spanProcessors,
    reportRate: rates.report,
  });
  const clock = createClock();
  const record = createRecorder({
    clock,
    resource,
    sampler: createSampler(rates.sample, draws?.randomness),
    processor,
  });
  const tracing = createTracing({ record, clock, active, trust: scrubber.trust });
  const views: PageViews = createPageViews(firstPageView(scrubber.route), { tracing, rates, guard });
  const capture = startCapture(
    { settings, tracing, views, scrubber, guard },
    { onSettled: () => transport.settle(SETTLE_MS), onDropped: transport.dropped },
  );

  const unwatchHide = watchHide((isLeaving) => {
    capture.collect(isLeaving);
    spanScrubber.settle();
    transport.flush(isLeaving ? 'leaving' : 'hidden').catch(() => undefined);
  }, guard);

  function end(queue: 'send' | 'forget'): void {
    if (hasEnded) return;
    hasEnded = true;
    unwatchHide();
    if (queue === 'send') capture.collect(true);
    capture.stop();
    if (queue === 'send') spanScrubber.settle();
    else spanScrubber.forget();
    isOpen = false;
    if (queue === 'send') transport.flush('shown').catch(() => undefined);
    else transport.close();
  }

  return {
    startSpan: joiningSpans(record, capture.currentSpan),
    recordError: capture.recordError,
    startPageView: capture.startPageView,
    setRoute(template) {
      views.current().route = scrubber.route(template);
    },
    flush: () => spanScrubber.settled().then(() => transport.flush('shown')),
    end,
  };
}

function firstPageView(route: (path: string) => string) {
  return {
    navigationType: documentNavigationType(),
    startTime: navigationStart(),
    route: route(locationPath()),
  };
}
