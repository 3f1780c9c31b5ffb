import type { Guard } from '../../guard.ts';
import type { ScriptTiming } from '../longFrames/scriptAttributes.ts';
import type { LongFrames } from '../longFrames/watchLongFrames.ts';
import { observeEntries } from '../observeEntries.ts';
import { safeTarget } from './safeTarget.ts';

/** A duration is rounded to 8 ms (Event Timing, "set event timing entry duration"): events of one frame end this close together. */
const SAME_FRAME_MS = 8;

/** Frames that events may still be added to: their entries come a frame or two late. */
const OPEN_FRAMES = 10;

/** The events that were painted together, milliseconds on `performance.now()`'s clock. */
export interface EventFrame {
  readonly start: number;
  readonly paint: number;
  /** When the first listener began, and when the last one was done. */
  processingStart: number;
  processingEnd: number;
  /** What cost most of it; known when nothing is added any more. */
  script?: ScriptTiming | undefined;
}

/** What is known of performance entries beyond themselves. */
export interface EntryNotes {
  /** The element that the first of these shifts or events that has one was about: it may have left the page since. */
  targetOf(entries: PerformanceEntryList): string | undefined;
  /** The frame of an interaction's event. */
  frameOf(event: PerformanceEventTiming): EventFrame | undefined;
  stop(): void;
}

/**
 * Notes of the entries that web-vitals gets what can't be asked for later. A note lives as long as its entry: web-vitals
 * keeps the events of the ten longest interactions, and the shifts of the worst session.
 */
export function noteEntries(longFrames: LongFrames, guard: Guard): EntryNotes {
  const targets = new WeakMap<PerformanceEntry, string | undefined>();
  const frames = new WeakMap<PerformanceEntry, EventFrame>();
  const open: EventFrame[] = [];

  const begin = (frame: EventFrame): EventFrame => {
    open.push(frame);
    const closed = open.length > OPEN_FRAMES && open.shift();
    if (closed) closed.script = longFrames.costliestScript(closed.start, closed.processingEnd);
    return frame;
  };
  const noteEvent = (event: PerformanceEventTiming): void => {
    const { startTime: start, processingStart, processingEnd } = event;
    const paint = start + event.duration;
    const frame =
      open.findLast((other) => Math.abs(other.paint - paint) <= SAME_FRAME_MS) ??
      begin({ start, paint, processingStart, processingEnd });
    frame.processingStart = Math.min(frame.processingStart, processingStart);
    frame.processingEnd = Math.max(frame.processingEnd, processingEnd);
    if (!event.interactionId) return;
    frames.set(event, frame);
    targets.set(event, safeTarget(event.target));
  };
  const note = guard((entries: PerformanceEntryList) => {
    for (const entry of entries as (PerformanceEventTiming | LayoutShift)[]) {
      if ('processingEnd' in entry) noteEvent(entry);
      else if (!entry.hadRecentInput) targets.set(entry, safeTarget(largestSource(entry)));
    }
  });
  const observer = observeEntries(['layout-shift', 'event', 'first-input'], note);
  const catchUp = (): void => note(observer.takeRecords());
  return {
    targetOf(entries) {
      catchUp();
      for (const entry of entries) {
        const target = targets.get(entry);
        if (target) return target;
      }
      return undefined;
    },
    frameOf(event) {
      catchUp();
      return frames.get(event);
    },
    stop: () => observer.disconnect(),
  };
}

/** The browser lists what has moved by its size. */
function largestSource({ sources }: LayoutShift): Node | null | undefined {
  return (sources.find(({ node }) => node instanceof Element) ?? sources[0])?.node;
}
