import type { Settings } from '../options/settings.ts';
import { createGuard, type Guard } from '../platform/guard.ts';
import type { Rum } from '../rum.ts';
import type { ActiveSpans } from '../trace/context/activeSpans.ts';
import type { StartSpan } from '../trace/context/tracer.ts';
import { createTransport, type Transport } from '../transport/createTransport.ts';
import { createSession } from './createSession.ts';
import { createStations, type Stations } from './createStations.ts';
import { watchHide } from './watchHide.ts';

/** The SDK while it measures: from consent to its withdrawal. */
export interface Runtime extends Pick<Rum, 'recordError' | 'startPageView' | 'setRoute' | 'flush'> {
  readonly startSpan: StartSpan;
  /** Takes every hook out of the page; what is queued is sent, or forgotten. */
  end(queue: 'send' | 'forget'): void;
}

/** Starts to measure, and sends when the page hides. */
export function createRuntime(settings: Settings, active: ActiveSpans): Runtime {
  let hasEnded = false;
  /** What is still under way when it ends (a request, a timer) makes spans later, and they go nowhere. */
  let isOpen = true;
  const guard = createGuard(settings.debug);
  const session = createSession(settings);
  const transport: Transport = createTransport({
    settings,
    resource: session.resource,
    guard,
    onRates(answer) {
      session.rates.lower(answer);
      if (session.rates.report() === 0) end('forget');
    },
  });
  const queued: Transport['queued'] = (entry) => {
    if (isOpen) transport.queued(entry);
  };
  const stations = createStations({ settings, active, guard, session, transport: { ...transport, queued } });
  const { capture, spanScrubber } = stations;
  const unwatchHide = sendAtHide(stations, transport, guard);
  function end(queue: 'send' | 'forget'): void {
    if (hasEnded) return;
    hasEnded = true;
    unwatchHide();
    close(stations, queue);
    isOpen = false;
    // nobody will hear of the page's end any more
    if (queue === 'send') transport.flush('leaving').catch(() => undefined);
    else transport.close();
  }

  return {
    startSpan: stations.startSpan,
    recordError: capture.recordError,
    startPageView: capture.startPageView,
    setRoute: stations.setRoute,
    async flush() {
      stations.release();
      await spanScrubber.settled();
      // an error has become a span by now, and that may wait for its page view's route
      stations.release();
      await spanScrubber.settled();
      await transport.flush('shown');
    },
    end,
  };
}

function sendAtHide({ capture, spanScrubber }: Stations, transport: Transport, guard: Guard): () => void {
  return watchHide((isLeaving) => {
    capture.collect(isLeaving);
    spanScrubber.settle();
    transport.flush(isLeaving ? 'leaving' : 'hidden').catch(() => undefined);
  }, guard);
}

function close({ capture, spanScrubber }: Stations, queue: 'send' | 'forget'): void {
  if (queue === 'send') capture.collect(true);
  capture.stop();
  if (queue === 'send') spanScrubber.settle();
  else spanScrubber.forget();
}
