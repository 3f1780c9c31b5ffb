import { gzipSync } from 'node:zlib';
import { keeps, randomnessOf, thresholdFor } from '@throughline/conventions/sampling';
import { QUERY } from '@throughline/conventions/wire';
import { makePageView, makeTraces, randomHex } from '@throughline/ingest-core/testing/makeTraces';
import { uuidV7 } from '@throughline/ingest-core/testing/uuidV7';
import { encodeTraces } from '../../fuzz/body/encodeTraces.ts';
import { spanKey, spansOf } from '../store/spanBook.ts';
import { headersOf, type Sender } from './senders.ts';

/** A batch, and what must become of it. */
export interface Batch {
  /** The query without `sent`, which each try has of its own. */
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
  /** Keys of the spans that the trace store must have. */
  readonly kept: readonly string[];
  /** Spans in it. */
  readonly received: number;
  /** Of these, what can't be read. */
  readonly malformed: number;
}

/** A page view of a sender's, with ids of its own. */
export function makeBatch(sender: Sender): Batch {
  const traceId = randomHex(16);
  const traces = makeTraces({ spans: makePageView(traceId, { flags: sender.flags }) });
  const good = spansOf(traces);
  const isKept = keeps(randomnessOf(traceId), thresholdFor(sender.rate));
  if (sender.malformed) addMalformed(traces);
  const text = sender.protobuf ? encodeTraces(traces) : JSON.stringify(traces);
  return {
    query: { [QUERY.batch]: uuidV7(Date.now()), ...(sender.key && { [QUERY.key]: sender.key }) },
    headers: headersOf(sender),
    body: sender.gzip ? gzipSync(text, { level: 1 }) : text,
    kept: isKept ? good.map(spanKey) : [],
    received: good.length + (sender.malformed ? 1 : 0),
    malformed: sender.malformed ? 1 : 0,
  };
}

function addMalformed({ resourceSpans }: ReturnType<typeof makeTraces>): void {
  const spans = resourceSpans[0]?.scopeSpans[0]?.spans;
  const [first] = spans ?? [];
  if (first !== undefined) spans?.push({ ...first, traceId: 'no trace id' });
}
