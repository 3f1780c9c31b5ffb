import type { ReadableSpan } from '../trace/readableSpan.ts';
import type { Ledger } from './ledger.ts';

/** A span that waits to be sent, scrubbed. */
export interface QueuedSpan {
  readonly span: ReadableSpan;
  /** Vitals and page views are what the metrics are made of: sent first, dropped never. */
  readonly precious: boolean;
  /** Of an untraced page view: it waits for the one post at hide. */
  readonly held: boolean;
  /** The report rate that held when its page view began. */
  readonly reportRate: number;
  /** Of an untraced page view: whether it has turned out bad by the time the span leaves. */
  readonly promotion?: { readonly promoted: boolean };
}

/** Half of what a batch may hold: 1,000 spans are about 600 KB of memory. */
const MAX_QUEUED_SPANS = 1_000;

/** The bounded queue between capture and transport. */
export interface SpanQueue {
  push(entry: QueuedSpan): void;
  /** Takes what may leave now, precious ones first: everything at a hide, else what isn't held. */
  take(everything: boolean): QueuedSpan[];
  clear(): void;
}

/** A queue that drops the oldest spans when it is full, but never a precious one, and writes each drop into the ledger. */
export function createSpanQueue(ledger: Ledger, limit = MAX_QUEUED_SPANS): SpanQueue {
  let queued: QueuedSpan[] = [];
  return {
    push(entry) {
      queued.push(entry);
      if (queued.length <= limit) return;
      const oldest = queued.findIndex(({ precious }) => !precious);
      if (oldest < 0) return;
      queued.splice(oldest, 1);
      ledger.add('queue_full', 1);
    },
    take(everything) {
      const leaving = queued.filter(({ held }) => everything || !held);
      queued = everything ? [] : queued.filter(({ held }) => held);
      return leaving.sort((a, b) => Number(b.precious) - Number(a.precious));
    },
    clear() {
      queued = [];
    },
  };
}
