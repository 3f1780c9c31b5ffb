import type { SpanContext } from '@opentelemetry/api';
import type { ClientDropReason } from '@throughline/conventions/browserAttributes';
import type { Rum } from '../rum.ts';
import type { Capture, CaptureParts } from './capture.ts';
import { watchErrors } from './errors/watchErrors.ts';
import { watchInteractions } from './interactions/watchInteractions.ts';
import { createLongFrames } from './longFrames/createLongFrames.ts';
import { observeEntries } from './observeEntries.ts';
import { chainedTracing } from './pageView/chainedTracing.ts';
import { watchPageViews } from './pageView/watchPageViews.ts';
import { createWraps } from './requests/createWraps.ts';
import { watchRequests } from './requests/watchRequests.ts';
import { createResources } from './resources/createResources.ts';
import type { Early } from './takeEarly.ts';
import { createEntryNotes } from './vitals/createEntryNotes.ts';
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

/** Entries that are observed from the start. Resources cost nothing before the load, and are in the browser's buffer by then. */
const AT_ONCE = ['long-animation-frame', 'layout-shift', 'event', 'first-input'];

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
  const pageViews = watchPageViews(parts, { onSettled, onLoaded: () => entries.begin('resource') });
  const resources = createResources(parts);
  const interactions = watchInteractions(parts);
  const longFrames = createLongFrames(parts);
  const notes = createEntryNotes(longFrames);
  const entries = observeEntries(
    {
      'long-animation-frame': longFrames.record,
      'layout-shift': notes.noteShift,
      event: notes.noteEvent,
      'first-input': notes.noteEvent,
      resource(timing: PerformanceResourceTiming) {
        resources.record(timing);
        requests.note(timing);
      },
    },
    parts,
  );
  for (const type of AT_ONCE) entries.begin(type);
  const all = { ...parts, entries, interactions, longFrames, notes, resources };
  const recordError = watchErrors(all, early.errors);
  const requests = watchRequests(all, early.requests);
  const captures = [watchVitals(all), requests, interactions, pageViews];
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
