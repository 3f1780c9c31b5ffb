import type { CommitResult } from '@throughline/ingest-core/commit/commitBatch';
import type { SentBatch } from './shardBatch.ts';

/** A piece of a `resourceSpans` array as text: the JSON of its elements, joined by commas. */
export interface TextPiece {
  readonly text: string;
  /** Spans in it. */
  readonly count: number;
}

/** A batch as the Worker has it: nothing of it is bytes yet, so that it is encoded once, by the runtime. */
export type WrittenBatch = Omit<SentBatch, 'spans' | 'deltaBytes'> & { readonly spans: readonly TextPiece[] };

type Head = [app: string, env: string, shard: number, batchId: string, batchTime: number, counts: number[]];

/** JSON holds no line feed outside of its escapes (RFC 8259, section 7), so one stands between the parts. */
const LINE_FEED = 0x0a;

/** What is answered for `committed`, which is nearly always: a status costs no body. */
const COMMITTED_STATUS = 204;

const decoder = new TextDecoder();

/**
 * A batch as the body of the request that commits it: one line each for what it is, its deltas and every piece of its spans.
 * A fetch of a Durable Object with a text as its body takes half of the CPU of an RPC call with the same in an object.
 */
export function writeCommitBody(batch: WrittenBatch): string {
  const { app, env, shard, batchId, batchTime, deltas, spans } = batch;
  const head: Head = [app, env, shard, batchId, batchTime, spans.map(({ count }) => count)];
  let body = `${JSON.stringify(head)}\n${deltas}`;
  for (const { text } of spans) body += `\n${text}`;
  return body;
}

/**
 * Several of these as one body. A line with their number stands before them: a Shard of a version that knows single ones
 * alone fails on it, rather than take the first and acknowledge all.
 */
export function joinCommitBodies(bodies: readonly string[]): string {
  const [first = ''] = bodies;
  return bodies.length === 1 ? first : `${JSON.stringify([bodies.length])}\n${bodies.join('\n')}`;
}

/** The other way: one batch or several; their pieces of spans are views of the body. */
export function readCommitBody(body: Uint8Array): SentBatch[] {
  const lines = splitLines(body);
  const first = parseLine<Head | [count: number]>(lines[0]);
  if (first.length !== 1) return [readBatch(first, lines, 0)];
  const batches: SentBatch[] = [];
  let at = 1;
  for (let i = 0; i < first[0]; i++) {
    const batch = readBatch(parseLine<Head>(lines[at]), lines, at);
    batches.push(batch);
    at += 2 + batch.spans.length;
  }
  return batches;
}

function parseLine<T>(line: Uint8Array | undefined): T {
  return JSON.parse(decoder.decode(line)) as T;
}

/** @param at where its head stands. */
function readBatch(head: Head, lines: readonly Uint8Array[], at: number): SentBatch {
  const [app, env, shard, batchId, batchTime, counts] = head;
  const deltas = lines[at + 1] ?? new Uint8Array();
  const spans = counts.map((count, i) => ({ count, bytes: lines[at + 2 + i] ?? new Uint8Array() }));
  const deltaBytes = deltas.byteLength;
  return { app, env, shard, batchId, batchTime, deltas: decoder.decode(deltas), deltaBytes, spans };
}

function splitLines(body: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let end = body.indexOf(LINE_FEED); end >= 0; end = body.indexOf(LINE_FEED, from)) {
    lines.push(body.subarray(from, end));
    from = end + 1;
  }
  lines.push(body.subarray(from));
  return lines;
}

/** What became of the batches of a body, as the answer to that request: an object for one, a list for several. */
export function writeCommitAnswer(results: readonly CommitResult[]): Response {
  if (results.every(({ outcome }) => outcome === 'committed'))
    return new Response(null, { status: COMMITTED_STATUS });
  return Response.json(results.length === 1 ? results[0] : results);
}

/** The other way. @param count batches in the body. */
export async function readCommitAnswer(answer: Response, count: number): Promise<readonly CommitResult[]> {
  if (answer.status === COMMITTED_STATUS)
    return new Array<CommitResult>(count).fill({ outcome: 'committed' });
  const results = await answer.json<CommitResult | CommitResult[]>();
  return Array.isArray(results) ? results : [results];
}
