import { type Tracer, trace } from '@opentelemetry/api';
import type { RateAnswer } from '@throughline/conventions/wire';
import type { Capture, CaptureParts } from './capture/capture.ts';
import { watchErrors } from './capture/errors/watchErrors.ts';
import { watchInteractions } from './capture/interactions/watchInteractions.ts';
import { watchLongFrames } from './capture/longFrames/watchLongFrames.ts';
import { documentNavigationType, navigationStart } from './capture/pageView/navigationTiming.ts';
import { createPageViews, type PageViews } from './capture/pageView/pageViews.ts';
import { watchPageViews } from './capture/pageView/watchPageViews.ts';
import { watchRequests } from './capture/requests/watchRequests.ts';
import { watchVitals } from './capture/vitals/watchVitals.ts';
import { createGuard } from './guard.ts';
import { resourceAttributes } from './privacy/resourceAttributes.ts';
import { createScrubber } from './privacy/scrubber.ts';
import { sessionId } from './privacy/sessionId.ts';
import type { Rum } from './rum.ts';
import type { Settings } from './settings.ts';
import { createClock } from './trace/clock.ts';
import { createProvider } from './trace/createProvider.ts';
import { joiningTracer } from './trace/joiningTracer.ts';
import { createRates } from './trace/rates.ts';
import { createTracing } from './trace/tracing.ts';
import { createDeliveries } from './transport/deliveries.ts';
import { exporterSender } from './transport/exporterSender.ts';
import { createLedger } from './transport/ledger.ts';
import { otlpSender } from './transport/otlpSender.ts';
import { createOutlet } from './transport/outlet.ts';
import { spanPipeline } from './transport/spanPipeline.ts';
import { createSpanQueue } from './transport/spanQueue.ts';
import { VERSION } from './version.ts';
import { watchHide } from './watchHide.ts';

/** LCP's candidates and late requests are in by then, and a visitor who leaves sooner is caught by the post at hide. */
const SETTLE_MS = 1_500;

/** A page that is hidden may be discarded at any time: what still ends then leaves soon. */
const HIDDEN_FLUSH_MS = 1_000;

/** The SDK while it measures: from consent to its withdrawal. */
export interface Runtime
  extends Pick<Rum, 'tracer' | 'recordError' | 'startPageView' | 'setRoute' | 'flush'> {
  /** Takes every hook out of the page; what is queued is sent, or forgotten. */
  end(queue: 'send' | 'forget'): void;
}

/** Builds the stations that a span passes: capture → trace → privacy → transport. */
export function createRuntime(settings: Settings): Runtime {
  const guard = createGuard(settings.debug);
  const log = (message: string): void => {
    if (settings.debug) console.debug(`[throughline] ${message}`);
  };
  const rates = createRates(settings);
  const resource = resourceAttributes(settings, sessionId(settings.session));
  const scrubber = createScrubber(settings.routes);

  // transport; the page's own fetch, from before capture wraps it
  const ledger = createLedger();
  const queue = createSpanQueue(ledger);
  const onRates = (answer: RateAnswer['rum']): void => {
    rates.lower(answer);
    if (rates.report() === 0) end('forget');
  };
  const deliveries = createDeliveries({
    target: { endpoint: settings.endpoint, key: settings.key, fetch: globalThis.fetch },
    onRates,
    onGivenUp: (batch, reason) => {
      ledger.giveBack(batch.drops);
      ledger.add(reason, batch.spans);
    },
    log,
  });
  const isHidden = (): boolean => document.visibilityState === 'hidden';
  const sender = settings.exporter
    ? exporterSender(settings.exporter)
    : otlpSender({ resource, ledger, deliveries });
  const outlet = createOutlet({ queue, sender, guard, isHidden });

  // trace
  let views: PageViews | undefined;
  const processor = spanPipeline({
    scrubber,
    viewOf: (traceId) => views?.byTrace(traceId),
    enqueue(entry) {
      queue.push(entry);
      if (isHidden()) outlet.within(HIDDEN_FLUSH_MS);
      else if (!entry.held) outlet.within(settings.flushIntervalMs);
    },
    others: settings.spanProcessors,
    reportRate: rates.report,
  });
  const provider = createProvider({ resource, sampleRate: rates.sample, processor });
  const inner: Tracer = provider.getTracer('@throughline/rum-sdk', VERSION);
  const tracing = createTracing(inner, createClock());

  // capture
  views = createPageViews(
    {
      navigationType: documentNavigationType(),
      startTime: navigationStart(),
      route: scrubber.route(location.pathname),
    },
    { tracing, rates, guard },
  );
  const parts: CaptureParts = { settings, tracing, views, scrubber, guard };
  const pageViews = watchPageViews(parts, () => outlet.within(SETTLE_MS));
  const interactions = watchInteractions(parts);
  const errors = watchErrors({ ...parts, interactions });
  const captures: Capture[] = [
    watchLongFrames(parts),
    watchVitals({ ...parts, interactions }),
    watchRequests({ ...parts, interactions }),
    errors,
    interactions,
    pageViews,
  ];

  const collect = (isLeaving: boolean): void => {
    for (const capture of captures) capture.collect(isLeaving);
  };
  const unwatchHide = watchHide((isLeaving) => {
    collect(isLeaving);
    outlet.flush(true).catch(() => undefined);
  }, guard);

  let hasEnded = false;
  function end(rest: 'send' | 'forget'): void {
    if (hasEnded) return;
    hasEnded = true;
    unwatchHide();
    if (rest === 'send') collect(true);
    for (const capture of captures) capture.stop();
    if (rest === 'send') outlet.flush(false).catch(() => undefined);
    else outlet.close();
  }

  const tracer = joiningTracer(
    () => inner,
    () => interactions.currentSpan() ?? views?.current().root,
  );
  if (settings.registerGlobal) trace.setGlobalTracerProvider({ getTracer: () => tracer });

  return {
    tracer,
    recordError: errors.recordError,
    startPageView: pageViews.startPageView,
    setRoute(template) {
      if (views) views.current().route = scrubber.route(template);
    },
    flush: () => outlet.flush(false),
    end,
  };
}
