import { setTimeout as sleep } from 'node:timers/promises';
import { makePageView } from '@throughline/ingest-core/testing/makeTraces';
import type { Traces } from '@throughline/wire/otlp/traces';

/** Traces asked for at the same time. */
const READERS = 8;

/** Snapshots come every second: a count that has been the same for three of them has arrived. */
const SETTLE_MS = 3_000;

/** How long a count may take to settle. */
const PATIENCE_MS = 60_000;

/** Spans in each acknowledged batch. */
export const SPANS_PER_BATCH = makePageView().length;

/** What is in the store of what was acknowledged. */
export interface Stored {
  readonly missing: number;
  readonly twice: number;
}

/** Reads every trace back through Jaeger's query API and counts its spans. */
export async function countSpans(tracesUrl: string, traceIds: readonly string[]): Promise<Stored> {
  const counts = { missing: 0, twice: 0 };
  const queue = [...traceIds];
  const reader = async () => {
    for (let traceId = queue.pop(); traceId !== undefined; traceId = queue.pop()) {
      const ids = await spanIdsOf(tracesUrl, traceId);
      const different = new Set(ids).size;
      counts.missing += SPANS_PER_BATCH - different;
      counts.twice += ids.length - different;
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  return counts;
}

async function spanIdsOf(tracesUrl: string, traceId: string): Promise<string[]> {
  const response = await fetch(`${tracesUrl}/api/v3/traces/${traceId}`);
  const text = await response.text();
  if (response.status === 404) return [];
  if (!response.ok) throw new Error(`${traceId}: ${response.status} ${text.slice(0, 200)}`);
  const { result } = JSON.parse(text) as { result: Traces };
  return result.resourceSpans
    .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))
    .map(({ spanId }) => spanId);
}

/** The page view counter, when it has stopped moving. */
export async function countPageViews(metricsUrl: string): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS;
  let last = -1;
  for (;;) {
    const count = await pageViews(metricsUrl);
    if (count === last || Date.now() > deadline) return count;
    last = count;
    await sleep(SETTLE_MS);
  }
}

async function pageViews(metricsUrl: string): Promise<number> {
  const query = new URLSearchParams({ query: 'sum(rum_page_views_total)' });
  const response = await fetch(`${metricsUrl}/api/v1/query?${query}`);
  if (!response.ok) throw new Error(`query: ${response.status} ${await response.text()}`);
  const { data } = (await response.json()) as { data: { result: { value: [number, string] }[] } };
  return Number(data.result[0]?.value[1] ?? 0);
}
