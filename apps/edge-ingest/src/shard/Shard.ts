import { DurableObject } from 'cloudflare:workers';
import type { CommitResult } from '@throughline/ingest-core/commit/commitBatch';
import type { SeriesRow } from '@throughline/ingest-core/measure/series/seriesRow';
import type { Environment } from '../environment.ts';
import { createClockWatch } from './clockWatch.ts';
import { type DiskMemories, openDisk } from './disk/disk.ts';
import { readCommitBody, writeCommitAnswer } from './message/commitBody.ts';
import { fromSentBatch, type SentBatch } from './message/shardBatch.ts';
import { callTime } from './message/shardUrl.ts';
import { openShard, type ShardParts } from './openShard.ts';
import type {
  QuarantineCommand,
  QuarantinePage,
  QuarantineResult,
} from './outbox/quarantine/quarantineDesk.ts';
import { createTables } from './schema.ts';
import type { ShardHealth } from './shardHealth.ts';

/**
 * Makes batches durable, once each, adds up their series, and forwards both. One per app and index; everything it knows is
 * in its SQLite database, so that it may be killed at any moment.
 */
export class Shard extends DurableObject<Environment> {
  static readonly #disks: DiskMemories = new Map();
  readonly #parts: Promise<ShardParts>;
  readonly #clock = createClockWatch();

  constructor(ctx: DurableObjectState, env: Environment) {
    super(ctx, env);
    this.#parts = ctx.blockConcurrencyWhile(async () => {
      createTables(ctx.storage.sql);
      return openShard(ctx, env, openDisk(Shard.#disks, ctx.id.toString()));
    });
  }

  /** Commits the batches in the body: the way of every post. See `commitBody.ts`. */
  override async fetch(request: Request): Promise<Response> {
    const batches = readCommitBody(new Uint8Array(await request.arrayBuffer()));
    const parts = await this.#partsAt(callTime(request.url));
    return writeCommitAnswer(await Promise.all(batches.map((batch) => parts.commit(fromSentBatch(batch)))));
  }

  /** Resolves when the batch is durable, or when it is known that it isn't. */
  async commit(batch: SentBatch): Promise<CommitResult> {
    return (await this.#parts).commit(fromSentBatch(batch));
  }

  /** Sends what waits, now, and takes a snapshot first where there is something to show. @param at as in `#partsAt`. */
  async drain(at?: number): Promise<ShardHealth> {
    const parts = await this.#partsAt(at);
    await parts.drain();
    return parts.health();
  }

  /** Sees to it that the alarm is set while there is work: the cron trigger's safety net. @param at as in `#partsAt`. */
  async rearm(at?: number): Promise<void> {
    await (await this.#partsAt(at)).rearm();
  }

  /** How its destinations are doing. @param at as in `#partsAt`. */
  async health(at?: number): Promise<ShardHealth> {
    return (await this.#partsAt(at)).health();
  }

  /** Its series as they are now, gauges among them. */
  async series(): Promise<readonly SeriesRow[]> {
    return (await this.#parts).series();
  }

  /** A page of what destinations refused for good. */
  async listQuarantine(after: number): Promise<QuarantinePage> {
    return (await this.#parts).quarantine.list(after);
  }

  /** Replays or drops what is in quarantine; durable when it resolves. */
  async settleQuarantine(command: QuarantineCommand): Promise<QuarantineResult> {
    const parts = await this.#parts;
    try {
      const result = parts.quarantine.settle(command);
      await parts.rearm();
      await this.ctx.storage.sync();
      return result;
    } catch (error) {
      // Memory may differ from the disk now: begin anew from the disk.
      this.ctx.abort('the quarantine could not be changed');
      throw error;
    }
  }

  override async alarm(): Promise<void> {
    await (await this.#parts).alarm();
  }

  /**
   * Its parts. Where its clock stands still it begins anew, from the disk and with the host's clock.
   *
   * @param at the caller's clock, Unix milliseconds.
   */
  #partsAt(at = Number.NaN): Promise<ShardParts> {
    if (this.#clock.standsStill(Date.now(), at)) this.ctx.abort('the host has set its clock back');
    return this.#parts;
  }
}
