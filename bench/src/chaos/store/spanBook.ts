import { createHash } from 'node:crypto';
import type { Span, Traces } from '@throughline/wire/otlp/traces';

/** What of the spans a store has. */
export interface SpanBook {
  /** Takes a request's spans down as stored. */
  store(traces: Traces): void;
  /** Spans by `traceId spanId`, and how often each came. */
  readonly times: ReadonlyMap<string, number>;
  /** Spans that came again, but not as they were at first. */
  readonly changed: number;
}

/** Key of a span in the books. */
export function spanKey({ traceId, spanId }: Pick<Span, 'traceId' | 'spanId'>): string {
  return `${traceId} ${spanId}`;
}

export function createSpanBook(): SpanBook {
  const times = new Map<string, number>();
  const hashes = new Map<string, string>();
  let changed = 0;
  return {
    times,
    get changed() {
      return changed;
    },
    store(traces) {
      for (const span of spansOf(traces)) {
        const key = spanKey(span);
        const hash = createHash('sha1').update(JSON.stringify(span)).digest('base64');
        times.set(key, (times.get(key) ?? 0) + 1);
        if ((hashes.get(key) ?? hash) !== hash) changed += 1;
        hashes.set(key, hash);
      }
    },
  };
}

/** Every span of a request. */
export function spansOf({ resourceSpans }: Traces): Span[] {
  return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
}
