import { perView } from '../../trace/perView.ts';
import type { CaptureParts } from '../capture.ts';
import { type ScriptTiming, scriptAttributes } from './scriptAttributes.ts';

/** Frames from 50 ms on are reported; from 100 ms on a person notices them (RAIL's limit for a response). */
const MIN_DURATION_MS = 100;

/** Spans per page view: a page that janks without end tells no more in its fiftieth frame. */
const MAX_PER_VIEW = 50;

/** Frames that are remembered: an interaction is looked into a second after it at the latest. */
const REMEMBERED_FRAMES = 20;

/** What is read of PerformanceLongAnimationFrameTiming, which TypeScript's DOM doesn't have. */
export interface LongFrame extends PerformanceEntry {
  readonly blockingDuration: number;
  readonly scripts: readonly ScriptTiming[];
}

/** Long animation frames, and what they were long for. */
export interface LongFrames {
  /** Takes an entry of the browser's, `long-animation-frame`. */
  record(frame: LongFrame): void;
  /**
   * Of the last frames' scripts, the one that cost most time after `start`, in the frames that were on between `start`
   * and `end` (milliseconds on `performance.now()`'s clock).
   */
  costliestScript(start: number, end: number): ScriptTiming | undefined;
}

/** Long animation frames over 100 ms as spans, each with the script that cost most. */
export function createLongFrames({ views, tracing }: Pick<CaptureParts, 'views' | 'tracing'>): LongFrames {
  const told = perView(() => ({ frames: 0 }));
  const remembered: LongFrame[] = [];

  return {
    record(frame) {
      remembered.push(frame);
      if (remembered.length > REMEMBERED_FRAMES) remembered.shift();
      const { startTime: start, duration } = frame;
      const view = views.at(start);
      if (duration <= MIN_DURATION_MS || ++told(view).frames > MAX_PER_VIEW) return;
      const span = tracing.start({
        type: 'long_animation_frame',
        name: 'long_animation_frame',
        view,
        start,
        attributes: {
          'rum.long_frame.blocking_duration_ms': frame.blockingDuration,
          ...scriptAttributes(costliest([frame])),
        },
      });
      tracing.end(span, start + duration);
    },
    costliestScript: (start, end) =>
      costliest(
        remembered.filter(({ startTime, duration }) => startTime <= end && startTime + duration >= start),
        start,
      ),
  };
}

/** By the time that it ran after `since`. */
function costliest(frames: readonly LongFrame[], since = 0): ScriptTiming | undefined {
  let costliest: ScriptTiming | undefined;
  let most = 0;
  for (const script of frames.flatMap(({ scripts }) => scripts)) {
    const cost = Math.min(script.duration, script.startTime + script.duration - since);
    if (cost > most) {
      most = cost;
      costliest = script;
    }
  }
  return costliest;
}
