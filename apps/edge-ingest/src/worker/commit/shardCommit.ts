import { waitUntil } from 'cloudflare:workers';
import type { Commit, CommitBatch, CommitResult } from '@throughline/ingest-core/commit/commitBatch';
import type { DestinationName } from '../../forward/destination.ts';
import {
  joinCommitBodies,
  readCommitAnswer,
  type WrittenBatch,
  writeCommitBody,
} from '../../shard/message/commitBody.ts';
import { writeDeltas } from '../../shard/message/deltaText.ts';
import { shardUrl } from '../../shard/message/shardUrl.ts';
import type { ShardHistory } from '../../shard/naming/shardHistory.ts';
import { shardName, shardOf } from '../../shard/naming/shardNames.ts';
import { forwardDeltas } from '../../shard/outbox/forwardDeltas.ts';
import type { Shard } from '../../shard/Shard.ts';
import { waitFor } from '../waitFor.ts';
import { type CallShard, createJoinedCalls } from './joinedCalls.ts';
import { splitSpans } from './splitSpans.ts';
import { unavailable } from './unavailable.ts';

export interface ShardCommitOptions {
  readonly namespace: DurableObjectNamespace<Shard>;
  /** Shards per app, by the time of a batch. */
  readonly shards: ShardHistory;
  /** Names of the OTLP destinations: a span that no row can hold is missing in the books of each. */
  readonly destinations: readonly DestinationName[];
}

/**
 * Whether a promise that another request settles goes on in its own one. It does by the compatibility date; without it, what
 * waits for a shared call would go on in a foreign request, which may not touch what belongs to it.
 */
const CAN_JOIN = Cloudflare.compatibilityFlags.handle_cross_request_promise_resolution === true;

/** Commits a batch to its Shard, in one call, which others may share. */
export function shardCommit({ namespace, ...options }: ShardCommitOptions): Commit {
  const call = (name: string, batches: readonly string[]) =>
    deliver({ namespace, name, count: batches.length, body: joinCommitBodies(batches) });
  const joined = createJoinedCalls({ call, wait: waitFor, waitUntil });
  const alone: CallShard = async (name, batch) => (await call(name, [batch]))[0] ?? unavailable('no answer');
  const callShard = CAN_JOIN ? joined : alone;
  return async (batch, late) => {
    const prepared = prepare(batch, options);
    // not awaited here: while the Shard writes, the text alone is held
    return callShard(shardName(batch.app, prepared.shard), writeCommitBody(prepared), late);
  };
}

interface Delivery {
  readonly namespace: DurableObjectNamespace<Shard>;
  readonly name: string;
  readonly body: string;
  /** Batches in it. */
  readonly count: number;
}

async function deliver(delivery: Delivery): Promise<readonly CommitResult[]> {
  try {
    return await send(delivery);
  } catch (error) {
    if (!isRetryable(error)) return giveUp(delivery, error);
  }
  // A stub that has failed stays broken, so the second try has its own; the batch ids make the repetition harmless.
  return send(delivery).catch((error: unknown) => giveUp(delivery, error));
}

async function send({ namespace, name, body, count }: Delivery): Promise<readonly CommitResult[]> {
  const answer = await namespace.getByName(name).fetch(shardUrl(Date.now()), { method: 'POST', body });
  return readCommitAnswer(answer, count);
}

function giveUp({ count }: Delivery, error: unknown): readonly CommitResult[] {
  return new Array<CommitResult>(count).fill(unavailable(error));
}

function prepare(
  batch: CommitBatch,
  { shards, destinations }: Omit<ShardCommitOptions, 'namespace'>,
): WrittenBatch {
  const { app, env, batchId, batchTime } = batch;
  const { pieces, oversized } = splitSpans(batch.kept.resourceSpans);
  const missing = oversized === 0 ? [] : destinations;
  const skipped = missing.flatMap((destination) =>
    forwardDeltas({ app, destination, entries: [{ env, outcome: 'skipped', count: oversized }] }),
  );
  const deltas = writeDeltas(skipped.length === 0 ? batch.deltas : [...batch.deltas, ...skipped]);
  return {
    app,
    env,
    batchId,
    batchTime,
    deltas,
    spans: pieces,
    shard: shardOf(batchId, shards.at(batchTime)),
  };
}

/** What an error of a stub tells (Cloudflare, "Durable Objects: Error handling"). */
interface StubError {
  readonly retryable?: boolean;
  readonly overloaded?: boolean;
  /** The object began anew, by itself or with a deployment. */
  readonly durableObjectReset?: boolean;
}

/** An overloaded object must be left alone. */
function isRetryable(error: unknown): boolean {
  const { retryable, overloaded, durableObjectReset } = (error ?? {}) as StubError;
  return (retryable === true || durableObjectReset === true) && overloaded !== true;
}
