import { lastWhere } from '../../../platform/lastWhere.ts';
import type { LongFrames } from '../../longFrames/createLongFrames.ts';
import type { ScriptTiming } from '../../longFrames/scriptAttributes.ts';
import { safeTarget } from '../safeTarget.ts';

/** A duration is rounded to 8 ms (Event Timing, "set event timing entry duration"): events of one frame end this close together. */
const SAME_FRAME_MS = 8;

/** Frames that events may still be added to: their entries come a frame or two late. */
const OPEN_FRAMES = 10;

/** All events that were painted together: what listens to one of them delays the others. Milliseconds on `performance.now()`'s clock. */
export interface EventFrame {
  readonly start: number;
  readonly paint: number;
  /** When the first listener began, and when the last one was done. */
  processingStart: number;
  processingEnd: number;
  /** What a person acted on first: it may have left the page since. */
  target?: string | undefined;
  /** What cost most time of it, where long frames may have forgotten it. */
  script?: ScriptTiming | undefined;
}

/** Finds the frame of each event, and writes down what can't be asked for later. */
export function createEventFrames(longFrames: LongFrames): (event: PerformanceEventTiming) => EventFrame {
  const open: EventFrame[] = [];

  const frameOf = ({
    startTime: start,
    duration,
    processingStart,
    processingEnd,
  }: PerformanceEventTiming): EventFrame => {
    const paint = start + duration;
    const known = lastWhere(open, (frame) => Math.abs(frame.paint - paint) <= SAME_FRAME_MS);
    if (known) return known;
    const frame: EventFrame = { start, paint, processingStart, processingEnd };
    open.push(frame);
    for (const closed of open.splice(0, open.length - OPEN_FRAMES)) {
      closed.script ??= longFrames.costliestScript(closed.start, closed.processingEnd);
    }
    return frame;
  };
  return (event) => {
    const frame = frameOf(event);
    frame.processingStart = Math.min(frame.processingStart, event.processingStart);
    frame.processingEnd = Math.max(frame.processingEnd, event.processingEnd);
    // Chromium names none for an event that nobody listens to, such as `pointerdown`
    if (event.interactionId) frame.target ??= safeTarget(event.target);
    return frame;
  };
}
