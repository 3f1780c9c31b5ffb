import { takeEarly } from '../capture/takeEarly.ts';
import type { Settings } from '../options/settings.ts';
import { createGuard } from '../platform/guard.ts';
import type { Rum } from '../rum.ts';
import type { ActiveSpans } from '../trace/context/activeSpans.ts';
import type { StartSpan } from '../trace/context/tracer.ts';
import { createTransport, type Transport } from '../transport/createTransport.ts';
import type { PageState } from '../transport/sender.ts';
import { createSession } from './createSession.ts';
import { createStations } from './createStations.ts';
import { watchHide } from './watchHide.ts';

/** The SDK while it measures: from consent to its withdrawal. */
export interface Runtime extends Pick<Rum, 'recordError' | 'startPageView' | 'setRoute' | 'flush'> {
  readonly startSpan: StartSpan;
  /** Takes every hook out of the page; what is queued is sent, or forgotten. */
  end(queue: 'send' | 'forget'): void;
}

/** Starts to measure, and sends when the page hides. */
export function createRuntime(settings: Settings, active: ActiveSpans): Runtime {
  /** What is still under way when it ends (a request, a timer) makes spans later, and they go nowhere. */
  let isOpen = true;
  const running = new AbortController();
  const guard = createGuard(settings.debug);
  // first, so that the transport finds the fetch that was there before the snippet's
  const early = takeEarly();
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
  const { signal } = running;
  const ground = { settings, active, guard, session, transport: { ...transport, queued }, early, signal };
  const { capture, spanScrubber, startSpan, release, setRoute } = createStations(ground);
  /** Everything that has been measured is queued. */
  const collect = (isLeaving: boolean): void => {
    capture.collect(isLeaving);
    spanScrubber.settle();
  };
  const send = (state: PageState): void => {
    void transport.flush(state);
  };
  const hide = (isLeaving: boolean): void => {
    collect(isLeaving);
    send(isLeaving ? 'leaving' : 'hidden');
  };
  watchHide(hide, guard, signal);
  function end(queue: 'send' | 'forget'): void {
    if (!isOpen) return;
    if (queue === 'send') collect(true);
    running.abort();
    isOpen = false;
    spanScrubber.forget();
    // nobody will hear of the page's end any more
    if (queue === 'send') send('leaving');
    else transport.close();
  }

  return {
    startSpan,
    recordError: capture.recordError,
    startPageView: capture.startPageView,
    setRoute,
    async flush() {
      release();
      await spanScrubber.settled();
      // an error has become a span by now, and that may wait for its page view's route
      release();
      await spanScrubber.settled();
      await transport.flush('shown');
    },
    end,
  };
}
