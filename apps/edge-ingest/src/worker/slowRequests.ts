import { FLAG_RANDOM, FLAG_SAMPLED } from '@throughline/conventions/sampling';
import { TRACES_PATH } from '@throughline/conventions/wire';
import type { LogEntry, Logger } from '@throughline/ingest-core/answer/logger';
import type { Commit, CommitBatch } from '@throughline/ingest-core/commit/commitBatch';
import { nanosOf } from '@throughline/ingest-core/correct/nanosOf';
import { hasPassed } from '@throughline/ingest-core/hasPassed';
import type { MetricDelta } from '@throughline/ingest-core/measure/metricDelta';
import { type KeyValue, SPAN_KIND, type Span } from '@throughline/wire/otlp/traces';
import { randomHex } from './randomHex.ts';

/** A post takes some ten milliseconds; a page that leaves waits for nothing, a server's exporter for 10 s. */
export const DEFAULT_SLOW_REQUEST_MS = 1_000;

/** Spans about itself in an isolate: while everything is slow, they must not be the load. */
const MIN_GAP_MS = 1_000;

/** OTLP's STATUS_CODE_ERROR. */
const STATUS_ERROR = 2;

export interface SlowRequestOptions {
  readonly log: Logger;
  /** Straight to the Shard of the post's app: a span about a post is none itself, so nothing comes of it again. */
  readonly commit: Commit;
  /** Milliseconds from which a post is slow. */
  readonly thresholdMs: number;
  /** Keeps the Worker alive for what nobody waits for. */
  readonly waitUntil: (promise: Promise<unknown>) => void;
  /** Unix milliseconds; `Date.now` without it. */
  readonly now?: () => number;
}

/**
 * A logger that makes a span of each post that took long, sends it to the trace stores like any other, and puts its ids into the
 * post's line. A post of nobody's has none: who attacks must not fill the stores.
 */
export function slowRequests(options: SlowRequestOptions): Logger {
  const { log, commit, thresholdMs, waitUntil, now = Date.now } = options;
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    log(entry) {
      const at = now();
      const { app, latency_ms = -1 } = entry;
      if (app === undefined || latency_ms < thresholdMs || !hasPassed(lastAt, MIN_GAP_MS, at))
        return log.log(entry);
      lastAt = at;
      const span = spanOf(entry, at);
      log.log({ ...entry, trace_id: span.traceId, span_id: span.spanId });
      // Nothing of it was acknowledged to anybody: where it can't be kept, it is gone.
      waitUntil(commit(batchOf(span, { app, env: entry.env ?? '', at })).catch(() => undefined));
    },
  };
}

function spanOf({ status, latency_ms = 0, outcome, reason }: LogEntry, at: number): Span {
  const isFailure = (status ?? 0) >= 500;
  const attributes: KeyValue[] = [
    text('http.request.method', 'POST'),
    text('http.route', TRACES_PATH),
    { key: 'http.response.status_code', value: { intValue: String(status ?? 0) } },
    ...(outcome === 'refused' ? [text('error.type', reason ?? outcome)] : []),
  ];
  return {
    traceId: randomHex(16),
    spanId: randomHex(8),
    flags: FLAG_SAMPLED | FLAG_RANDOM,
    name: `POST ${TRACES_PATH}`,
    kind: SPAN_KIND.server,
    startTimeUnixNano: nanosOf(at - latency_ms),
    endTimeUnixNano: nanosOf(at),
    attributes,
    ...(isFailure && { status: { code: STATUS_ERROR } }),
  };
}

/** As a batch of one span, which is in the books like every other. */
function batchOf(span: Span, { app, env, at }: { app: string; env: string; at: number }): CommitBatch {
  const resource = {
    attributes: [text('service.name', 'edge-ingest'), text('deployment.environment.name', env)],
  };
  const counted = (outcome: string): MetricDelta => ({
    type: 'counter',
    metric: 'rum_ingest_spans_total',
    labels: { app, env, outcome },
    add: 1,
  });
  return {
    app,
    env,
    batchId: `body-${span.traceId}${span.spanId}`,
    batchTime: at,
    deltas: [counted('received'), counted('kept')],
    kept: { resourceSpans: [{ resource, scopeSpans: [{ spans: [span] }] }] },
  };
}

function text(key: string, value: string): KeyValue {
  return { key, value: { stringValue: value } };
}
