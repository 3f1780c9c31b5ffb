import { askStore } from './askStore.ts';
import { parseTraces } from './parseTraces.ts';
import type { StoredSpan } from './storedSpan.ts';
import type { StoreProblem, StoreResult } from './storeResult.ts';

/** What to search for. Times are Unix milliseconds. */
export interface TraceSearch {
  readonly service: string;
  readonly from: number;
  readonly to: number;
  /** At most this many traces, the newest. */
  readonly limit: number;
}

/** Traces with a span of a service in a range: `GET /api/v3/traces?query.…` of Jaeger. Their spans in no order. */
export function searchTraces(
  url: string | undefined,
  search: TraceSearch,
): Promise<StoreResult<StoredSpan[]>> {
  const parameters = new URLSearchParams({
    'query.service_name': search.service,
    'query.start_time_min': new Date(search.from).toISOString(),
    'query.start_time_max': new Date(search.to).toISOString(),
    'query.num_traces': String(search.limit),
  });
  return ask(url, `/api/v3/traces?${parameters}`);
}

/** The names of all services that the store has spans of: `GET /api/v3/services`. */
export async function listServices(url: string | undefined): Promise<StoreResult<string[]>> {
  const answer = await askStore({ name: 'traces', url }, '/api/v3/services');
  if (!answer.ok) return answer;
  if (answer.value.status === 404) return { ok: true, value: [] };
  const services = parseServices(answer.value.text);
  return services === undefined ? notJaeger(url) : { ok: true, value: services };
}

/** The spans of one trace; empty where the store has none. */
export function readTrace(url: string | undefined, traceId: string): Promise<StoreResult<StoredSpan[]>> {
  return ask(url, `/api/v3/traces/${encodeURIComponent(traceId)}`);
}

async function ask(url: string | undefined, path: string): Promise<StoreResult<StoredSpan[]>> {
  const answer = await askStore({ name: 'traces', url }, path);
  if (!answer.ok) return answer;
  // Jaeger says 404 where nothing was found.
  if (answer.value.status === 404) return { ok: true, value: [] };
  const spans = parseTraces(answer.value.text);
  if (spans !== undefined) return { ok: true, value: spans };
  return notJaeger(url);
}

function parseServices(text: string): string[] | undefined {
  try {
    const { services } = JSON.parse(text) as { services?: unknown };
    return Array.isArray(services) ? services.filter((name) => typeof name === 'string') : undefined;
  } catch {
    return undefined;
  }
}

function notJaeger(url: string | undefined): { ok: false; problem: StoreProblem } {
  const message = `The trace store at ${url} answered something other than Jaeger's v3 query API does.`;
  const fix = 'Check that TRACES_QUERY_URL is the base of its query API, such as http://127.0.0.1:16686.';
  return { ok: false, problem: { store: 'traces', kind: 'refused', message, fix } };
}
