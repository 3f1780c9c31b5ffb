import { lastWhere } from '../../platform/lastWhere.ts';
import type { LongFrames } from '../longFrames/createLongFrames.ts';
import type { ScriptTiming } from '../longFrames/scriptAttributes.ts';
import { safeTarget } from './safeTarget.ts';

/** A duration is rounded to 8 ms (Event Timing, "set event timing entry duration"): events of one frame end this close together. */
const SAME_FRAME_MS = 8;

/** Frames that events may still be added to: their entries come a frame or two late. */
const OPEN_FRAMES = 10;

/** What is known of a layout shift or an event beyond its entry, and of an event with all those that were painted with it. */
export interface EntryNote {
  /** What moved, or what a person acted on first: it may have left the page since. */
  target?: string | undefined;
  /** When the first listener began, and when the last one was done, milliseconds on `performance.now()`'s clock. */
  processingStart?: number;
  processingEnd?: number;
  /** What cost most time of it, where long frames may have forgotten it. */
  script?: ScriptTiming | undefined;
}

/** Notes by entry. */
export interface EntryNotes {
  /** Takes an entry of the browser's, `layout-shift`. */
  noteShift(entry: LayoutShift): void;
  /** Takes one of `event` or `first-input`. */
  noteEvent(entry: PerformanceEventTiming): void;
  /** The note of a layout shift that counts, or of an interaction's event. */
  of(entry: PerformanceEntry): EntryNote | undefined;
}

interface EventFrame extends EntryNote {
  readonly start: number;
  readonly paint: number;
  processingStart: number;
  processingEnd: number;
}

/**
 * Notes of the entries that web-vitals gets what can't be asked for later. A note lives as long as its entry: web-vitals
 * keeps the events of the ten longest interactions, and the shifts of the worst session.
 */
export function createEntryNotes(longFrames: LongFrames): EntryNotes {
  const notes = new WeakMap<PerformanceEntry, EntryNote>();
  const open: EventFrame[] = [];

  const frameOf = ({
    startTime: start,
    duration,
    processingStart,
    processingEnd,
  }: PerformanceEventTiming) => {
    const paint = start + duration;
    const known = lastWhere(open, (frame) => Math.abs(frame.paint - paint) <= SAME_FRAME_MS);
    if (known) return known;
    const frame: EventFrame = { start, paint, processingStart, processingEnd };
    open.push(frame);
    for (const closed of open.splice(0, open.length - OPEN_FRAMES)) {
      closed.script = longFrames.costliestScript(closed.start, closed.processingEnd);
    }
    return frame;
  };
  return {
    noteShift(shift) {
      if (!shift.hadRecentInput) notes.set(shift, { target: safeTarget(largestNode(shift)) });
    },
    noteEvent(event) {
      const frame = frameOf(event);
      frame.processingStart = Math.min(frame.processingStart, event.processingStart);
      frame.processingEnd = Math.max(frame.processingEnd, event.processingEnd);
      if (!event.interactionId) return;
      // Chromium names none for an event that nobody listens to, such as `pointerdown`
      frame.target ??= safeTarget(event.target);
      notes.set(event, frame);
    },
    of: (entry) => notes.get(entry),
  };
}

/** The browser lists what has moved by its size. */
function largestNode({ sources }: LayoutShift): Node | null | undefined {
  return (sources.find(({ node }) => node instanceof Element) ?? sources[0])?.node;
}
