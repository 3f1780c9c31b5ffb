import type { Result } from '@throughline/wire/result';
import type { TraceSearch } from '../traces/findSpans.ts';

/** Traces that a search returns unless it says otherwise, as Jaeger's own UI API does. */
const DEFAULT_TRACES = 100;

/** Traces that a search returns at most (`query.max_traces` of Jaeger is as large by default). */
const MAX_TRACES = 1_500;

const RFC_3339 = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/i;

/** Go's time.ParseDuration: decimal numbers, each with its unit. */
const DURATION_PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/gy;
const UNIT_NS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3_600e9,
};

/** Reads the parameters of `/api/v3/traces` (Jaeger, query_service.proto, TraceQueryParameters); the error is a message. */
export function parseSearch(query: URLSearchParams): Result<TraceSearch, string> {
  const get = (name: string): string | undefined => query.get(`query.${name}`) || undefined;
  const startMin = parseTime(get('start_time_min'));
  const startMax = parseTime(get('start_time_max'));
  if (get('start_time_min') === undefined || get('start_time_max') === undefined) {
    return fail('query.start_time_min and query.start_time_max are required');
  }
  if (startMin === undefined) return malformed('start_time_min', 'is not an RFC 3339 time');
  if (startMax === undefined) return malformed('start_time_max', 'is not an RFC 3339 time');
  const limit = Number(get('num_traces') ?? get('search_depth') ?? DEFAULT_TRACES);
  if (!Number.isInteger(limit) || limit <= 0)
    return malformed('num_traces', 'must be a whole number above 0');
  const durations = parseDurations(get('duration_min'), get('duration_max'));
  if (!durations.ok) return durations;
  const [service, operation] = [get('service_name'), get('operation_name')];
  return {
    ok: true,
    value: {
      startMin,
      startMax,
      limit: Math.min(limit, MAX_TRACES),
      ...(service === undefined ? {} : { service }),
      ...(operation === undefined ? {} : { operation }),
      ...durations.value,
    },
  };
}

function parseDurations(
  min: string | undefined,
  max: string | undefined,
): Result<Pick<TraceSearch, 'durationMin' | 'durationMax'>, string> {
  const durationMin = min === undefined ? undefined : parseDuration(min);
  const durationMax = max === undefined ? undefined : parseDuration(max);
  if (min !== undefined && durationMin === undefined)
    return malformed('duration_min', 'is not a duration such as 250ms');
  if (max !== undefined && durationMax === undefined)
    return malformed('duration_max', 'is not a duration such as 250ms');
  return {
    ok: true,
    value: {
      ...(durationMin === undefined ? {} : { durationMin }),
      ...(durationMax === undefined ? {} : { durationMax }),
    },
  };
}

/** Nanoseconds since the Unix epoch of an RFC 3339 time, or undefined. */
export function parseTime(text: string | undefined): bigint | undefined {
  const match = RFC_3339.exec(text ?? '');
  if (match === null) return undefined;
  const [, whole = '', fraction = '', zone = ''] = match;
  const ms = Date.parse(`${whole}${zone.toUpperCase()}`);
  if (Number.isNaN(ms) || ms < 0) return undefined;
  return BigInt(ms) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
}

/** Nanoseconds of a Go duration such as `1.5s` or `1m30s`, or undefined. */
export function parseDuration(text: string): bigint | undefined {
  let total = 0;
  let end = 0;
  for (const match of text.matchAll(DURATION_PART)) {
    total += Number(match[1]) * (UNIT_NS[match[2] ?? ''] ?? 0);
    end = match.index + match[0].length;
  }
  return end === 0 || end !== text.length ? undefined : BigInt(Math.round(total));
}

function malformed(name: string, reason: string): Result<never, string> {
  return fail(`malformed parameter query.${name}: ${reason}`);
}

function fail(error: string): Result<never, string> {
  return { ok: false, error };
}
