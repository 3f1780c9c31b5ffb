import { setTimeout as sleep } from 'node:timers/promises';
import type { Traces } from '@throughline/wire/otlp/traces';
import type { TimeSeries } from '@throughline/wire/remote-write/timeSeries';
import type { Load } from '../load/startLoad.ts';
import { createSeriesBook, type SeriesBook } from '../store/seriesBook.ts';
import { createSpanBook, type SpanBook } from '../store/spanBook.ts';
import type { RealBackends } from './realBackends.ts';

/** Traces asked for at the same time. */
const READERS = 4;

/** Every sample of every series. */
const ALL = '{__name__=~"rum_.+"}[1h]';

/** How long VictoriaMetrics may take to show what it has acknowledged: after a restart some seconds, whatever is flushed. */
const VISIBLE_MS = 20_000;

/** Two reads so far apart that find the same have found all. */
const POLL_MS = 2_500;

/** A series as the query API has it; Unix seconds. */
interface Queried {
  readonly metric: Readonly<Record<string, string>>;
  readonly values: readonly (readonly [at: number, value: string])[];
}

/** What the real stores have: every trace of the load, and every sample of every series. */
export async function readBack(
  { tracesUrl, metricsUrl }: RealBackends,
  { acknowledged }: Load,
): Promise<{ spans: SpanBook; series: SeriesBook }> {
  const spans = createSpanBook();
  const queue = [...new Set(acknowledged.flatMap(({ kept }) => kept.map((key) => key.slice(0, 32))))];
  const reader = async (): Promise<void> => {
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const traces = await traceOf(tracesUrl, id);
      if (traces !== undefined) spans.store(traces);
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  const series = createSeriesBook();
  series.store((await readSettled(metricsUrl)).map(seriesOf));
  return { spans, series };
}

/** All samples, once no more of them become visible. */
async function readSettled(metricsUrl: string): Promise<readonly Queried[]> {
  let before = await readAll(metricsUrl);
  for (const until = Date.now() + VISIBLE_MS; Date.now() < until; ) {
    await sleep(POLL_MS);
    const now = await readAll(metricsUrl);
    if (countOf(now) === countOf(before)) return now;
    before = now;
  }
  return before;
}

async function readAll(metricsUrl: string): Promise<readonly Queried[]> {
  await (await fetch(`${metricsUrl}/internal/force_flush`)).arrayBuffer();
  const response = await fetch(`${metricsUrl}/api/v1/query?${new URLSearchParams({ query: ALL })}`);
  return ((await response.json()) as { data: { result: readonly Queried[] } }).data.result;
}

function countOf(all: readonly Queried[]): number {
  return all.reduce((sum, { values }) => sum + values.length, 0);
}

function seriesOf({ metric, values }: Queried): TimeSeries {
  const samples = values.map(([at, value]) => ({ value: Number(value), timestamp: Math.round(at * 1_000) }));
  return { labels: Object.entries(metric), samples };
}

async function traceOf(tracesUrl: string, traceId: string): Promise<Traces | undefined> {
  const response = await fetch(`${tracesUrl}/api/v3/traces/${traceId}`);
  const text = await response.text();
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${traceId}: ${response.status} ${text.slice(0, 200)}`);
  return (JSON.parse(text) as { result: Traces }).result;
}
