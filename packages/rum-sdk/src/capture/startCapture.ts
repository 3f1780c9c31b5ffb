import type { SpanContext } from '@opentelemetry/api';
import type { ClientDropReason } from '@throughline/conventions/browserAttributes';
import type { Rum } from '../rum.ts';
import type { Capture, CaptureParts } from './capture.ts';
import { watchErrors } from './errors/watchErrors.ts';
import { watchInteractions } from './interactions/watchInteractions.ts';
import { watchLongFrames } from './longFrames/watchLongFrames.ts';
import { chainedTracing } from './pageView/chainedTracing.ts';
import { watchPageViews } from './pageView/watchPageViews.ts';
import { createWraps } from './requests/createWraps.ts';
import { watchRequests } from './requests/watchRequests.ts';
import { watchResources } from './resources/watchResources.ts';
import { takeEarly } from './takeEarly.ts';
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
): AllCapture {
  const { views } = given;
  const wraps = createWraps();
  given.signal.addEventListener('abort', wraps.undo);
  const parts = { ...given, wraps, tracing: chainedTracing(given.tracing, views, onDropped) };
  // first, so that a page view has begun when others hear of the same event
  const pageViews = watchPageViews(parts, { onSettled, onLoaded: () => resources.begin() });
  const resources = watchResources(parts);
  const interactions = watchInteractions(parts);
  const longFrames = watchLongFrames(parts);
  const early = takeEarly();
  const all = { ...parts, interactions, longFrames, resources };
  const recordError = watchErrors(all, early.errors);
  const captures: Capture[] = [
    longFrames,
    watchVitals(all),
    watchRequests(all, early.requests),
    resources,
    interactions,
    pageViews,
  ];
  return {
    recordError,
    startPageView: pageViews.startPageView,
    current: () => interactions.current() ?? views.place(views.current(), performance.now()).root.context,
    collect(isLeaving) {
      for (const capture of captures) capture.collect(isLeaving);
    },
  };
}
