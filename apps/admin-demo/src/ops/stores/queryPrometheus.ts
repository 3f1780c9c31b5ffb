import * as v from 'valibot';
import { askStore, type Store } from './askStore.ts';
import type { StoreResult } from './storeResult.ts';

/** Label values by name. */
export type SeriesLabels = Readonly<Record<string, string>>;

/** One series at one moment. */
export interface InstantSeries {
  readonly labels: SeriesLabels;
  readonly value: number;
}

/** One series over time; times are Unix seconds. */
export interface RangeSeries {
  readonly labels: SeriesLabels;
  readonly points: readonly (readonly [time: number, value: number])[];
}

/** A window of a range query, Unix seconds and seconds. */
export interface QueryWindow {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

const sample = v.tuple([v.number(), v.pipe(v.string(), v.transform(Number))]);
const labels = v.record(v.string(), v.string());
const instantAnswer = v.object({
  data: v.object({ result: v.array(v.object({ metric: labels, value: sample })) }),
});
const rangeAnswer = v.object({
  data: v.object({ result: v.array(v.object({ metric: labels, values: v.array(sample) })) }),
});

/** `GET /api/v1/query` (https://prometheus.io/docs/prometheus/latest/querying/api/), for vectors. */
export async function queryInstant(
  url: string | undefined,
  query: string,
): Promise<StoreResult<InstantSeries[]>> {
  const answer = await ask(
    { name: 'metrics', url },
    `/api/v1/query?${new URLSearchParams({ query })}`,
    instantAnswer,
  );
  if (!answer.ok) return answer;
  return {
    ok: true,
    value: answer.value.data.result.map(({ metric, value }) => ({ labels: metric, value: value[1] })),
  };
}

/** `GET /api/v1/query_range`. */
export async function queryRange(
  url: string | undefined,
  query: string,
  window: QueryWindow,
): Promise<StoreResult<RangeSeries[]>> {
  const { start, end, step } = window;
  const parameters = new URLSearchParams({
    query,
    start: String(start),
    end: String(end),
    step: String(step),
  });
  const answer = await ask({ name: 'metrics', url }, `/api/v1/query_range?${parameters}`, rangeAnswer);
  if (!answer.ok) return answer;
  return {
    ok: true,
    value: answer.value.data.result.map(({ metric, values }) => ({ labels: metric, points: values })),
  };
}

async function ask<S extends v.GenericSchema>(
  store: Store,
  path: string,
  schema: S,
): Promise<StoreResult<v.InferOutput<S>>> {
  const answer = await askStore(store, path);
  if (!answer.ok) return answer;
  const parsed = v.safeParse(schema, parseJson(answer.value.text));
  if (parsed.success) return { ok: true, value: parsed.output };
  const message = `The metrics store at ${store.url} answered something other than Prometheus' query API does.`;
  const fix = 'Check that METRICS_QUERY_URL is the base of its query API, such as http://127.0.0.1:8428.';
  return { ok: false, problem: { store: 'metrics', kind: 'refused', message, fix } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
