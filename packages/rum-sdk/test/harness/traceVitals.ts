import type { CDPSession } from 'puppeteer-core';

/** What the browser's own trace says of a page view, milliseconds since its navigation; CLS without unit. */
export interface TraceVitals {
  readonly fcp: number;
  readonly lcp: number;
  readonly cls: number;
  /** When the largest shift was. */
  readonly shiftTime: number;
  readonly interaction: {
    readonly start: number;
    readonly duration: number;
    readonly processingStart: number;
    readonly processingEnd: number;
  };
}

interface TraceEvent {
  readonly name: string;
  /** Microseconds. */
  readonly ts: number;
  readonly args: { readonly data?: Record<string, string | number | boolean> };
}

/**
 * Records the browser's trace. The function that it returns ends it, and reads the page view at `path` out of it;
 * undefined where it has no event timings: Chromium 156 leaves out all of them in about every second trace.
 */
export async function traceVitals(
  session: CDPSession,
): Promise<(path: string) => Promise<TraceVitals | undefined>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['loading', 'devtools.timeline', 'blink.user_timing'] },
  });
  return async (path) => {
    const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
    await session.send('Tracing.end');
    await complete;
    return read(events, path);
  };
}

function read(events: readonly TraceEvent[], path: string): TraceVitals | undefined {
  const data = ({ args }: TraceEvent) => args.data ?? {};
  const named = (name: string) => events.filter((event) => event.name === name);
  const navigation = named('navigationStart').find((event) =>
    String(data(event).documentLoaderURL).endsWith(path),
  );
  const since = (event: TraceEvent | undefined) => ((event?.ts ?? Number.NaN) - (navigation?.ts ?? 0)) / 1000;
  const own = (name: string) =>
    named(name).filter((event) => navigation && data(event).navigationId === data(navigation).navigationId);
  const shifts = named('LayoutShift').filter((event) => !data(event).had_recent_input);
  const score = (event: TraceEvent) => Number(data(event).weighted_score_delta ?? data(event).score);
  const largest = shifts.reduce((most, shift) => (score(shift) > score(most) ? shift : most));
  const interactions = named('EventTiming')
    .map(data)
    .filter(({ interactionId }) => Number(interactionId) > 0);
  if (interactions.length === 0) return undefined;
  const slowest = interactions.reduce((most, one) =>
    Number(one.duration) > Number(most.duration) ? one : most,
  );
  // the events of one frame count together, as they do in web-vitals
  const together = named('EventTiming')
    .map(data)
    .filter(({ commitFinishTime }) => commitFinishTime === slowest.commitFinishTime);
  return {
    fcp: since(own('firstContentfulPaint')[0]),
    lcp: since(own('largestContentfulPaint::Candidate').at(-1)),
    cls: shifts.reduce((sum, shift) => sum + score(shift), 0),
    shiftTime: since(largest),
    interaction: {
      start: Number(slowest.timeStamp),
      duration: Number(slowest.duration),
      processingStart: Math.min(...together.map(({ processingStart }) => Number(processingStart))),
      processingEnd: Math.max(...together.map(({ processingEnd }) => Number(processingEnd))),
    },
  };
}
