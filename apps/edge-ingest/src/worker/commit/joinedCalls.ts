import type { CommitResult } from '@throughline/ingest-core/commit/commitBatch';
import { hasPassed } from '@throughline/ingest-core/hasPassed';
import { boundedMap } from '../boundedMap.ts';
import { unavailable } from './unavailable.ts';

/**
 * Batches that come so soon after a call to their Shard wait as long, and leave together: a call takes as much CPU as what
 * becomes of a batch in it. The Shard's groups wait for longer (groupCommit.ts); where batches come seldom, none waits.
 */
export const JOIN_WINDOW_MS = 12;

/** As many as the Shard writes at once. */
const MAX_BATCHES = 64;

/** UTF-16 units of batches that wait; past it they leave at once, so that what the Shard reads stays well below its memory. */
const MAX_UNITS = 500_000;

/** A larger batch has a call of its own. */
const MAX_JOINED_UNITS = 250_000;

/** Whoever was to send these is gone (out of CPU, or the isolate was stopped for long): the next batch takes them along. */
const LOST_MS = 1_000;

/** Longer than a Shard takes that moves to another machine; a client waits as long as that for an answer. */
export const ANSWER_LIMIT_MS = 10_000;

const UNANSWERED = unavailable('no answer in time');

/** Shards that an isolate remembers the last call to. */
const MAX_LANES = 1_000;

export interface JoinedCallsOptions {
  /** Sends batches to a Shard by its name: one result for each, in their order. Never rejects. */
  readonly call: (name: string, batches: readonly string[]) => Promise<readonly CommitResult[]>;
  /** Resolves after so many milliseconds; needs no clearing. */
  readonly wait: (ms: number) => Promise<unknown>;
  /** Keeps a request alive whose client is gone. */
  readonly waitUntil: (promise: Promise<unknown>) => void;
  /** Unix milliseconds; `Date.now` without it. */
  readonly now?: () => number;
}

/**
 * Sends a batch, as `writeCommitBody` has written it, to a Shard; alone or with others. Never rejects.
 *
 * @param late settles when the client has waited long enough; without it that is after {@link ANSWER_LIMIT_MS}.
 */
export type CallShard = (name: string, batch: string, late?: Promise<unknown>) => Promise<CommitResult>;

interface Gathering {
  readonly batches: string[];
  /** Of each batch, what tells its request the result. */
  readonly resolves: ((result: CommitResult) => void)[];
  units: number;
  /** Unix milliseconds. */
  readonly begunAt: number;
}

/** The way to one Shard. */
interface Lane {
  readonly name: string;
  /** When the last call began, Unix milliseconds. */
  sentAt: number;
  gathering: Gathering | undefined;
}

/**
 * Joins the batches of one isolate to the same Shard. The first that has to wait sends for all, out of its own request,
 * since that is what a runtime ties outgoing calls to; each is answered in its own. Whoever is not answered in time is told
 * so, and comes again: its batch's id makes that harmless.
 */
export function createJoinedCalls(options: JoinedCallsOptions): CallShard {
  const { call, wait, waitUntil, now = Date.now } = options;
  const lanes = boundedMap<Lane>(MAX_LANES);

  const laneOf = (name: string): Lane => {
    const known = lanes.get(name);
    if (known !== undefined) return known;
    const lane: Lane = { name, sentAt: Number.NEGATIVE_INFINITY, gathering: undefined };
    lanes.set(name, lane);
    return lane;
  };

  const leave = async (lane: Lane, gathering: Gathering): Promise<void> => {
    if (lane.gathering !== gathering) return;
    lane.gathering = undefined;
    lane.sentAt = now();
    const { batches, resolves } = gathering;
    const results = await call(lane.name, batches);
    for (let i = 0; i < resolves.length; i++) resolves[i]?.(results[i] ?? UNANSWERED);
  };

  const join = (lane: Lane, batch: string, late?: Promise<unknown>): Promise<CommitResult> => {
    const { promise, resolve } = Promise.withResolvers<CommitResult>();
    const isFirst = lane.gathering === undefined;
    const gathering = lane.gathering ?? { batches: [], resolves: [], units: 0, begunAt: now() };
    lane.gathering = gathering;
    gathering.batches.push(batch);
    gathering.resolves.push(resolve);
    gathering.units += batch.length;
    if (isFirst) waitUntil(wait(JOIN_WINDOW_MS).then(() => leave(lane, gathering)));
    else if (isDue(gathering, now())) waitUntil(leave(lane, gathering));
    // Not for the limit alone: a request that waits for nothing of its own is taken for hung, and ended with 500.
    void (late ?? wait(ANSWER_LIMIT_MS)).then(() => resolve(UNANSWERED));
    return promise;
  };

  return async (name, batch, late) => {
    const lane = laneOf(name);
    const isQuiet = lane.gathering === undefined && hasPassed(lane.sentAt, JOIN_WINDOW_MS, now());
    if (!isQuiet && batch.length <= MAX_JOINED_UNITS) return join(lane, batch, late);
    lane.sentAt = now();
    const [result = UNANSWERED] = await call(name, [batch]);
    return result;
  };
}

function isDue({ batches, units, begunAt }: Gathering, at: number): boolean {
  return batches.length >= MAX_BATCHES || units >= MAX_UNITS || hasPassed(begunAt, LOST_MS, at);
}
