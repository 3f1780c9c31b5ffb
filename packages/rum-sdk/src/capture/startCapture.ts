import type { SpanContext } from '@opentelemetry/api';
import type { ClientDropReason } from '@throughline/conventions/browserAttributes';
import type { Rum } from '../rum.ts';
import type { Capture, CaptureParts } from './capture.ts';
import { watchErrors } from './errors/watchErrors.ts';
import { watchInteractions } from './interactions/watchInteractions.ts';
import { createLongFrames } from './longFrames/createLongFrames.ts';
import { observePage } from './observePage.ts';
import { chainedTracing } from './pageView/chainedTracing.ts';
import { watchPageViews } from './pageView/watchPageViews.ts';
import { createWraps } from './requests/createWraps.ts';
import { watchRequests } from './requests/watchRequests.ts';
import { createResources } from './resources/createResources.ts';
import type { Early } from './takeEarly.ts';
import { watchVitals } from './vitals/watchVitals.ts';

/** All parts of `capture/` as one, and what a program can tell them. */
export interface AllCapture extends Capture, Pick<Rum, 'recordError' | 'startPageView'> {
  /** What the page does now: the interaction, else the page view. */
  current(): SpanContext;
}

/** What the runtime hears of it. */
export interface CaptureEvents {
  /** A page view's root span has ended in its own time. */
  onSettled(): void;
  onDropped(reason: ClientDropReason, spans: number): void;
}

/** Starts the first station: everything that listens to the page. */
export function startCapture(
  given: Omit<CaptureParts, 'wraps'>,
  { onSettled, onDropped }: CaptureEvents,
  early: Early,
): AllCapture {
  const { views } = given;
  const wraps = createWraps();
  given.signal.addEventListener('abort', wraps.undo);
  const parts = { ...given, wraps, tracing: chainedTracing(given.tracing, views, onDropped) };
  // first, so that a page view has begun when others hear of the same event
  const pageViews = watchPageViews(parts, {
    onSettled,
    onLoaded() {
      entries.begin('resource');
      vitals.load();
    },
    onRestored: (time) => vitals.restore(time),
  });
  const resources = createResources(parts);
  const interactions = watchInteractions(parts);
  const longFrames = createLongFrames(parts);
  const vitals = watchVitals({ ...parts, interactions, longFrames, resources });
  const entries = observePage(
    {
      vitals,
      longFrames,
      onResource(timing) {
        resources.record(timing);
        requests.note(timing);
      },
    },
    parts,
  );
  const all = { ...parts, entries, interactions };
  const recordError = watchErrors(all, early.errors);
  const requests = watchRequests(all, early.requests);
  const captures = [vitals, requests, interactions, pageViews];
  return {
    recordError,
    startPageView: pageViews.startPageView,
    current: () => interactions.current() ?? views.place(views.current(), performance.now()).root.context,
    collect(isLeaving) {
      // a page that is hidden while it loads may be shown again
      entries.begin('resource');
      entries.take();
      for (const capture of captures) capture.collect(isLeaving);
    },
  };
}
