import type { Span } from '@opentelemetry/api';
import type { Rum } from '../rum.ts';
import type { Capture, CaptureParts } from './capture.ts';
import { watchErrors } from './errors/watchErrors.ts';
import { watchInteractions } from './interactions/watchInteractions.ts';
import { watchLongFrames } from './longFrames/watchLongFrames.ts';
import { watchPageViews } from './pageView/watchPageViews.ts';
import { watchRequests } from './requests/watchRequests.ts';
import { watchResources } from './resources/watchResources.ts';
import { takeEarly } from './takeEarly.ts';
import { watchVitals } from './vitals/watchVitals.ts';

/** All parts of `capture/` as one, and what a program can tell them. */
export interface AllCapture extends Capture, Pick<Rum, 'recordError' | 'startPageView'> {
  /** What the page does now: the interaction, else the page view. */
  currentSpan(): Span;
}

/** Starts the first station: everything that listens to the page. */
export function startCapture(parts: CaptureParts, onSettled: () => void): AllCapture {
  // first, so that a page view has begun when others hear of the same event
  const pageViews = watchPageViews(parts, { onSettled, onLoaded: () => resources.begin() });
  const resources = watchResources(parts);
  const interactions = watchInteractions(parts);
  const early = takeEarly();
  const errors = watchErrors({ ...parts, interactions }, early.errors);
  const captures: Capture[] = [
    watchLongFrames(parts),
    watchVitals({ ...parts, interactions }),
    watchRequests({ ...parts, interactions }, early.requests),
    errors,
    resources,
    interactions,
    pageViews,
  ];
  return {
    recordError: errors.recordError,
    startPageView: pageViews.startPageView,
    currentSpan: () => interactions.currentSpan() ?? parts.views.current().root,
    collect(isLeaving) {
      for (const capture of captures) capture.collect(isLeaving);
    },
    stop() {
      for (const capture of captures) capture.stop();
    },
  };
}
