import type { Traces } from '@throughline/wire/otlp/traces';
import type { Database, Parameters } from '../database/openDatabase.ts';
import { groupSpans, type SpanRow } from './groupSpans.ts';

/** Spans of one trace that are returned at most: a page view rolls over at 500, a runaway server may not stop. */
const MAX_SPANS_PER_TRACE = 20_000;

/** Spans of all traces of a search that are returned at most, so that an answer stays below some 100 MB. */
const MAX_SPANS_PER_SEARCH = 100_000;

/** What to search for. A trace is found by any one span that fits all of it. */
export interface TraceSearch {
  readonly service?: string;
  readonly operation?: string;
  /** Nanoseconds since the Unix epoch, both inclusive; of the span's start. */
  readonly startMin: bigint;
  readonly startMax: bigint;
  /** Nanoseconds, both inclusive. */
  readonly durationMin?: bigint;
  readonly durationMax?: bigint;
  /** Traces at most, the newest first. */
  readonly limit: number;
}

/**
 * Reads one trace.
 *
 * @param traceId 32 lower-case hex digits.
 */
export async function findTrace(database: Database, traceId: string): Promise<Traces> {
  const columns = await database.read(
    `SELECT trace_id, resource, scope, span FROM spans WHERE trace_id = $traceId ORDER BY start_ns LIMIT ${MAX_SPANS_PER_TRACE}`,
    { traceId },
  );
  return groupSpans(rowsOf(columns));
}

/** Reads the whole traces that a search finds, the newest first. */
export async function findTraces(database: Database, search: TraceSearch): Promise<Traces> {
  const { conditions, parameters } = conditionsOf(search);
  const columns = await database.read(
    `WITH found AS (
       SELECT trace_id, max(start_ns) AS newest FROM spans WHERE ${conditions.join(' AND ')}
       GROUP BY trace_id ORDER BY newest DESC LIMIT $limit
     )
     SELECT spans.trace_id, resource, scope, span FROM spans JOIN found ON spans.trace_id = found.trace_id
     ORDER BY newest DESC, spans.trace_id, start_ns LIMIT ${MAX_SPANS_PER_SEARCH}`,
    parameters,
  );
  return groupSpans(rowsOf(columns));
}

function conditionsOf(search: TraceSearch): { conditions: string[]; parameters: Parameters } {
  const conditions = ['start_ns BETWEEN $startMin AND $startMax'];
  const parameters: Parameters = {
    startMin: search.startMin,
    startMax: search.startMax,
    limit: search.limit,
  };
  const add = (condition: string, name: string, value: string | bigint | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    parameters[name] = value;
  };
  add('service = $service', 'service', search.service);
  add('name = $operation', 'operation', search.operation);
  add('duration_ns >= $durationMin', 'durationMin', search.durationMin);
  add('duration_ns <= $durationMax', 'durationMax', search.durationMax);
  return { conditions, parameters };
}

function rowsOf(columns: readonly (readonly unknown[])[]): SpanRow[] {
  const [traceIds = [], resources = [], scopes = [], spans = []] = columns;
  return traceIds.map((traceId, row) => ({
    traceId: String(traceId),
    resource: String(resources[row]),
    scope: String(scopes[row]),
    span: String(spans[row]),
  }));
}
