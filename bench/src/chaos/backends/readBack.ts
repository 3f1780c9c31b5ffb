import type { Traces } from '@throughline/wire/otlp/traces';
import type { Load } from '../load/startLoad.ts';
import { createSeriesBook, type SeriesBook } from '../store/seriesBook.ts';
import { createSpanBook, type SpanBook } from '../store/spanBook.ts';
import type { RealBackends } from './realBackends.ts';

/** Traces asked for at the same time. */
const READERS = 4;

/** The newest sample of every series; MetricsQL keeps the names. */
const NEWEST = 'last_over_time({__name__=~"rum_.+"}[1h])';

/** What the real stores have: every trace of the load, and the newest sample of every series. */
export async function readBack(
  { tracesUrl, metricsUrl }: RealBackends,
  { acknowledged }: Load,
): Promise<{ spans: SpanBook; series: SeriesBook }> {
  const [spans, series] = [createSpanBook(), createSeriesBook()];
  const queue = [...new Set(acknowledged.flatMap(({ kept }) => kept.map((key) => key.slice(0, 32))))];
  const reader = async (): Promise<void> => {
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const traces = await traceOf(tracesUrl, id);
      if (traces !== undefined) spans.store(traces);
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  await (await fetch(`${metricsUrl}/internal/force_flush`)).arrayBuffer();
  const response = await fetch(`${metricsUrl}/api/v1/query?${new URLSearchParams({ query: NEWEST })}`);
  const { data } = (await response.json()) as {
    data: { result: { metric: Record<string, string>; value: [number, string] }[] };
  };
  series.store(
    data.result.map(({ metric, value: [at, value] }) => ({
      labels: Object.entries(metric),
      samples: [{ value: Number(value), timestamp: at * 1_000 }],
    })),
  );
  return { spans, series };
}

async function traceOf(tracesUrl: string, traceId: string): Promise<Traces | undefined> {
  const response = await fetch(`${tracesUrl}/api/v3/traces/${traceId}`);
  const text = await response.text();
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${traceId}: ${response.status} ${text.slice(0, 200)}`);
  return (JSON.parse(text) as { result: Traces }).result;
}
