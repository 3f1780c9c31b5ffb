import type { Span, Traces } from '@throughline/wire/otlp/traces';
import { MAX_TOLERATED_SKEW_MS } from './clockSkew.ts';
import { type ClockWindow, clockWindow } from './clockWindow.ts';

/**
 * A span that ended before this is not taken: a batch may be 24 h old when it comes, and the page may have been open
 * for a day before. What is older would be refused by the stores or never found.
 */
const MAX_SPAN_AGE_MS = 48 * 60 * 60 * 1000;

export interface CorrectedTraces {
  readonly traces: Traces;
  /** Spans that were left out because they are too old. */
  readonly tooOld: number;
}

/**
 * The third station: every time is shifted by the client's skew, what is then in the future is clamped to now, and what
 * ended too long ago is left out. A span's end is never before its start.
 *
 * @param now Unix milliseconds.
 */
export function correctTimes(
  traces: Traces,
  { skewMs, now }: { skewMs: number; now: number },
): CorrectedTraces {
  const window = clockWindow({
    skewMs,
    now,
    latest: now + MAX_TOLERATED_SKEW_MS,
    earliest: now - MAX_SPAN_AGE_MS,
  });
  let tooOld = 0;
  const resourceSpans = traces.resourceSpans.map((entry) => ({
    ...entry,
    scopeSpans: entry.scopeSpans.map((scope) => {
      const spans: Span[] = [];
      for (const span of scope.spans) {
        const corrected = correctSpan(span, window);
        if (corrected === undefined) tooOld++;
        else spans.push(corrected);
      }
      return { ...scope, spans };
    }),
  }));
  return { traces: { resourceSpans }, tooOld };
}

function correctSpan(span: Span, window: ClockWindow): Span | undefined {
  const start = window.correct(span.startTimeUnixNano);
  const end = window.later(start, window.correct(span.endTimeUnixNano));
  if (window.isTooOld(end)) return undefined;
  const events = span.events?.map((event) => ({
    ...event,
    timeUnixNano: window.correct(event.timeUnixNano),
  }));
  return {
    ...span,
    startTimeUnixNano: start,
    endTimeUnixNano: end,
    ...(events !== undefined && { events }),
  };
}
