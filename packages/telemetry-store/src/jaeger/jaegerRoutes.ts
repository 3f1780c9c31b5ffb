import type { Traces } from '@throughline/wire/otlp/traces';
import type { Database } from '../database/openDatabase.ts';
import {
  type Answer,
  jsonAnswer,
  type RefuseAnswer,
  type Route,
  type StoreRequest,
} from '../http/exchange.ts';
import { findTrace, findTraces } from '../traces/findSpans.ts';
import { listOperations, listServices } from '../traces/listServices.ts';
import { parseSearch } from './parseSearch.ts';

const TRACE_ID = /^[0-9a-f]{1,32}$/;

/** Names of `Span.SpanKind` in Jaeger's operations, by number. */
const SPAN_KINDS = ['', 'internal', 'server', 'client', 'producer', 'consumer'];

/** Jaeger's query API v3, as Jaeger 2.13 answers it: OTLP JSON under `result`, errors under `error`. */
export function jaegerRoutes(database: Database): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v3/services',
      handle: async () => jsonAnswer({ services: await listServices(database) }),
    },
    { method: 'GET', path: '/api/v3/operations', handle: (request) => operations(database, request) },
    { method: 'GET', path: '/api/v3/traces', handle: (request) => search(database, request) },
    { method: 'GET', path: '/api/v3/traces/:traceId', handle: (request) => trace(database, request) },
  ];
}

/** Jaeger's form of an error. */
export const refuseJaeger: RefuseAnswer = ({ status, message, headers }) => ({
  ...jsonAnswer({ error: { httpCode: status, message } }, status),
  ...(headers === undefined ? {} : { headers }),
});

async function operations(database: Database, { query }: StoreRequest): Promise<Answer> {
  const kind = query.get('span_kind');
  const found = await listOperations(database, query.get('service') ?? '');
  const named = found.map((operation) => ({
    name: operation.name,
    spanKind: SPAN_KINDS[operation.kind] ?? '',
  }));
  return jsonAnswer({ operations: named.filter(({ spanKind }) => !kind || spanKind === kind) });
}

async function search(database: Database, request: StoreRequest): Promise<Answer> {
  const parsed = parseSearch(request.query);
  if (!parsed.ok) return refuseJaeger({ status: 400, message: parsed.error }, request);
  return resultAnswer(await findTraces(database, parsed.value), request);
}

async function trace(database: Database, request: StoreRequest): Promise<Answer> {
  const traceId = (request.params.traceId ?? '').toLowerCase();
  if (!TRACE_ID.test(traceId)) {
    const message = 'malformed parameter trace_id: must be at most 32 hex digits';
    return refuseJaeger({ status: 400, message }, request);
  }
  // Jaeger takes ids without their leading zeros too.
  return resultAnswer(await findTrace(database, traceId.padStart(32, '0')), request);
}

function resultAnswer(traces: Traces, request: StoreRequest): Answer {
  if (traces.resourceSpans.length > 0) return jsonAnswer({ result: traces });
  return refuseJaeger({ status: 404, message: 'No traces found' }, request);
}
