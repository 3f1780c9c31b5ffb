import type { ReadableSpan } from '../../trace/recorder/readableSpan.ts';
import type { Ledger } from './ledger.ts';

/** A span that waits to be sent, scrubbed. */
export interface QueuedSpan {
  /** As OTLP JSON. */
  readonly text: string;
  /** What the site's own exporter gets, where there is one. */
  readonly copy: ReadableSpan | undefined;
  /** Vitals and page views are what the metrics are made of: sent first, dropped never. */
  readonly precious: boolean;
  /** Of an untraced page view: it waits for the one post at hide. */
  readonly held: boolean;
  /** The report rate that held when its page view began. */
  readonly reportRate: number;
  /** Of an untraced page view: whether it has turned out bad by the time the span leaves. */
  readonly promotion?: { readonly promoted: boolean } | undefined;
}

/** Half of what a batch may hold: 1,000 spans are about 600 KB of memory. */
const MAX_QUEUED_SPANS = 1_000;

/** Precious ones may be so many times the limit: 300 page views of a page that has been offline all along. */
const PRECIOUS_FACTOR = 2;

/** The bounded queue between capture and transport. */
export interface SpanQueue {
  push(entry: QueuedSpan): void;
  size(): number;
  /** Takes what may leave now, precious ones first: everything at a hide, else what isn't held. */
  take(everything: boolean): QueuedSpan[];
  /** Puts what was taken and not sent before what has come since. */
  giveBack(entries: readonly QueuedSpan[]): void;
  clear(): void;
}

/**
 * A queue that drops the oldest spans when it is full, and writes each drop into the ledger. A precious one goes only
 * where there are so many of them that they alone would fill the memory.
 */
export function createSpanQueue(ledger: Ledger, limit = MAX_QUEUED_SPANS): SpanQueue {
  let queued: QueuedSpan[] = [];
  const trim = (): void => {
    while (queued.length > limit) {
      const oldest = queued.findIndex(({ precious }) => !precious);
      if (oldest < 0 && queued.length <= limit * PRECIOUS_FACTOR) return;
      queued.splice(Math.max(0, oldest), 1);
      ledger.add('queue_full', 1);
    }
  };
  return {
    push(entry) {
      queued.push(entry);
      trim();
    },
    size: () => queued.length,
    take(everything) {
      const leaving = queued.filter(({ held }) => everything || !held);
      queued = everything ? [] : queued.filter(({ held }) => held);
      return leaving.sort((a, b) => Number(b.precious) - Number(a.precious));
    },
    giveBack(entries) {
      queued = [...entries, ...queued];
      trim();
    },
    clear() {
      queued = [];
    },
  };
}
