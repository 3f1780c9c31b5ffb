import type { PageView } from '../../trace/pageView.ts';
import type { Capture, CaptureParts } from '../capture.ts';
import { type ScriptTiming, scriptAttributes } from './scriptAttributes.ts';

/** Frames from 50 ms on are reported; from 100 ms on a person notices them (RAIL's limit for a response). */
const MIN_DURATION_MS = 100;

/** Spans per page view: a page that janks without end tells no more in its fiftieth frame. */
const MAX_PER_VIEW = 50;

const TYPE = 'long-animation-frame';

interface LongFrame extends PerformanceEntry {
  readonly blockingDuration: number;
  readonly scripts: readonly ScriptTiming[];
}

/** Long animation frames over 100 ms, each with the script that cost most. Where the browser has none, nothing is watched. */
export function watchLongFrames({ views, tracing, guard }: CaptureParts): Capture {
  const counts = new WeakMap<PageView, number>();

  const record = (frame: LongFrame): void => {
    const view = views.at(frame.startTime);
    const count = counts.get(view) ?? 0;
    if (frame.duration <= MIN_DURATION_MS || count >= MAX_PER_VIEW) return;
    counts.set(view, count + 1);
    const span = tracing.start({
      type: 'long_animation_frame',
      name: 'long_animation_frame',
      view,
      start: frame.startTime,
      attributes: {
        'rum.long_frame.blocking_duration_ms': frame.blockingDuration,
        ...scriptAttributes(costliest(frame.scripts)),
      },
    });
    tracing.end(span, frame.startTime + frame.duration);
  };
  const recordAll = guard((entries: PerformanceEntryList) => (entries as LongFrame[]).forEach(record));

  const observer = observe((list) => recordAll(list.getEntries()));
  return {
    collect: () => recordAll(observer?.takeRecords() ?? []),
    stop: () => observer?.disconnect(),
  };
}

function observe(callback: PerformanceObserverCallback): PerformanceObserver | undefined {
  if (!PerformanceObserver.supportedEntryTypes.includes(TYPE)) return undefined;
  const observer = new PerformanceObserver(callback);
  observer.observe({ type: TYPE, buffered: true });
  return observer;
}

function costliest(scripts: readonly ScriptTiming[]): ScriptTiming | undefined {
  return scripts.reduce<ScriptTiming | undefined>(
    (most, script) => (most && most.duration >= script.duration ? most : script),
    undefined,
  );
}
