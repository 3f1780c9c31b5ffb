import { hasPassed } from '@throughline/ingest-core/hasPassed';
import type { MetricDelta } from '@throughline/ingest-core/measure/metricDelta';
import type { StateChanges } from '../shardState.ts';

/** A disk that took nothing is left alone so long: with each write that fails the object ends, and what it is sending with it. */
export const TRY_AGAIN_MS = 10_000;

/** What a Shard has done that is on no disk yet: deliveries, which would be repeated without it. */
export interface Held {
  /** Number of the log's newest row then. It counts for nothing once there is another: who wrote that had it, or didn't know of it. */
  readonly after: number;
  readonly deltas: readonly MetricDelta[];
  /** All changes of the state that no row had. */
  readonly state: StateChanges;
}

/** What the isolate remembers of an object and its disk. */
interface DiskMemory {
  held: Held[];
  isFull: boolean;
  /** Unix milliseconds of the last try; 0 where none was made since the object began anew. */
  triedAt: number;
  /** Up to this row of the log something was written of which it isn't known yet whether it is durable. */
  unsureThrough: number | undefined;
}

/** By object id. It is the isolate's and not the object's, which doesn't outlive a write that fails. */
export type DiskMemories = Map<string, DiskMemory>;

/**
 * Whether the disk takes what is written. No code of an object is told that it doesn't (workerd ends it when its transaction
 * can't be committed: io/actor-sqlite.c++), so the object after it concludes it from a write that was never confirmed. While
 * the disk is full, nothing is acknowledged, but what is on it is delivered all the
 * same. That it was is held in memory, and is the first that the disk takes again. Where the process ends before, it is
 * delivered once more, as after any kill.
 */
export interface Disk {
  /** It took nothing when it was last tried. */
  readonly isFull: boolean;
  /** What is held, oldest first. */
  readonly held: readonly Held[];
  /** Whether what can't be held may be written: always where the disk isn't full, else once in a while, to try it. */
  mayWrite(now: number): boolean;
  hold(what: Held): void;
  /** Something is written, up to this row of the log. */
  writing(through: number): void;
  /** Everything up to this row of the log is durable. @returns whether that is news: the disk was full. */
  works(through: number): boolean;
}

/** The disk of an object that begins. */
export function openDisk(memories: DiskMemories, objectId: string): Disk {
  const memory: DiskMemory = memories.get(objectId) ?? {
    held: [],
    isFull: false,
    triedAt: 0,
    unsureThrough: undefined,
  };
  memories.set(objectId, memory);
  if (memory.unsureThrough !== undefined) memory.isFull = true;
  memory.unsureThrough = undefined;

  return {
    get isFull() {
      return memory.isFull;
    },
    get held() {
      return memory.held;
    },
    mayWrite(now) {
      if (!memory.isFull) return true;
      if (!hasPassed(memory.triedAt, TRY_AGAIN_MS, now)) return false;
      memory.triedAt = now;
      return true;
    },
    hold(what) {
      // All of the state's changes are in the newest.
      if (memory.held.at(-1)?.deltas.length === 0) memory.held.pop();
      memory.held.push(what);
    },
    writing(through) {
      memory.unsureThrough = through;
    },
    works(through) {
      if (memory.unsureThrough !== undefined && memory.unsureThrough <= through)
        memory.unsureThrough = undefined;
      if (memory.held.length > 0) memory.held = memory.held.filter(({ after }) => after >= through);
      const wasFull = memory.isFull;
      [memory.isFull, memory.triedAt] = [false, 0];
      return wasFull;
    },
  };
}
