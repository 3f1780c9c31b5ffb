import type { Attributes } from '@opentelemetry/api';
import type { ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { ALLOWLIST } from '@throughline/conventions/allowlist';

/** Next.js still writes the HTTP conventions from before they were stable. */
const RENAMED: Readonly<Record<string, string>> = {
  'http.method': 'http.request.method',
  'http.status_code': 'http.response.status_code',
};

/**
 * Passes spans on by the stable names, and nothing that is not on the allowlist: Next puts the raw path and query into
 * `http.target`, and an exception's message may quote what a user typed. Messages and stacks are in the log.
 */
export class StableSpanExporter implements SpanExporter {
  readonly #inner: SpanExporter;

  constructor(inner: SpanExporter) {
    this.#inner = inner;
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.#inner.export(spans.map(stable), done);
  }

  async forceFlush(): Promise<void> {
    await this.#inner.forceFlush?.();
  }

  shutdown(): Promise<void> {
    return this.#inner.shutdown();
  }
}

function stable(span: ReadableSpan): ReadableSpan {
  // The span's own fields are getters of its class: only what differs is laid over them.
  return Object.create(span, {
    attributes: { value: allowed(span.attributes, 'span') },
    status: { value: { code: span.status.code } },
    events: {
      value: span.events.map((event) => ({
        ...event,
        attributes: event.name === 'exception' ? exceptionType(event.attributes) : {},
      })),
    },
  }) as ReadableSpan;
}

function allowed(attributes: Attributes, place: 'span' | 'event'): Attributes {
  const kept: Attributes = {};
  for (const [key, value] of Object.entries(attributes)) {
    const name = RENAMED[key] ?? key;
    if (value !== undefined && ALLOWLIST.get(name)?.on.includes(place) === true) kept[name] = value;
  }
  return kept;
}

function exceptionType(attributes: Attributes | undefined): Attributes {
  const type = attributes?.['exception.type'];
  return type === undefined ? {} : { 'exception.type': type };
}
