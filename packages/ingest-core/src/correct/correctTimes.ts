import type { Span, Traces } from '@throughline/wire/otlp/traces';
import { MAX_TOLERATED_SKEW_MS } from './clockSkew.ts';
import { type ClockWindow, clockWindow, correctTime, isLater } from './clockWindow.ts';

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
 * @param traces changed in place: copies of every span were a tenth of what a batch costs.
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
  for (const { scopeSpans } of traces.resourceSpans) {
    for (const scope of scopeSpans) {
      tooOld += correctSpans(scope.spans, window);
    }
  }
  return { traces, tooOld };
}

/** Takes out what is too old. @returns how many. */
function correctSpans(spans: Span[], window: ClockWindow): number {
  let young = 0;
  for (const span of spans) {
    correctSpan(span, window);
    if (!isLater(window.earliest, span.endTimeUnixNano)) spans[young++] = span;
  }
  const tooOld = spans.length - young;
  if (tooOld > 0) spans.length = young;
  return tooOld;
}

function correctSpan(span: Span, window: ClockWindow): void {
  const start = correctTime(span.startTimeUnixNano, window);
  const end = correctTime(span.endTimeUnixNano, window);
  span.startTimeUnixNano = start;
  span.endTimeUnixNano = isLater(start, end) ? start : end;
  if (span.events === undefined) return;
  for (const event of span.events) event.timeUnixNano = correctTime(event.timeUnixNano, window);
}
