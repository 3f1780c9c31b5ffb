import { isResting } from '../../forward/patience.ts';
import { shardLog } from '../../shardLog.ts';
import { type Disk, TRY_AGAIN_MS } from '../disk/disk.ts';
import type { Ledger } from '../ledger.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Snapshotter } from '../series/snapshotter.ts';
import { type AlarmClock, MIN_AHEAD_MS } from './alarmClock.ts';

/**
 * How long one alarm goes on sending: an object's alarm may run for 15 minutes, but while it runs no other goes off, and
 * the next snapshot waits.
 */
const ROUND_MS = 10_000;

/** `POST /ops/drain` waits for it: less than the patience of whoever calls. */
const FORCED_ROUND_MS = 25_000;

/** After an error that isn't a destination's: soon, but not in a tight loop. */
const AFTER_ERROR_MS = 10_000;

/** What a Shard does by itself: snapshots and forwarding, one round at a time. */
export interface Work {
  /** A round, set off by the alarm. Never rejects: an alarm that throws is retried six times, and then never again. */
  alarm(): Promise<void>;
  /** A round now, whatever is running or waiting. */
  drain(): Promise<void>;
  /** Sets the alarm where there is work. */
  rearm(): Promise<void>;
}

export interface WorkOptions {
  readonly ctx: DurableObjectState;
  readonly clock: AlarmClock;
  readonly snapshotter: Snapshotter;
  readonly outboxes: readonly Outbox[];
  readonly ledger: Pick<Ledger, 'log' | 'writeHeld'>;
  readonly disk: Disk;
  /** Milliseconds between two rounds while all is well. */
  readonly forwardMs: number;
}

export function createWork(options: WorkOptions): Work {
  const { ctx, clock, snapshotter, outboxes, ledger, disk, forwardMs } = options;
  let running: Promise<void> = Promise.resolve();
  /** Unix milliseconds from which a destination that is well gets nothing for a while: spans gather, and cost one alarm together. */
  let restsSince = Number.NEGATIVE_INFINITY;
  /** Unix milliseconds of the last round that had something to send. */
  let busyAt = 0;
  /** Whether batches keep coming: then the alarm is set for the next round at once, and not for a heartbeat first. Each setting is a row. */
  let isBusy = false;
  let isWaiting = false;

  /** Writes what is held, once in a while. Where that fails the object ends, and begins anew with it. */
  const tryDisk = async (now: number): Promise<void> => {
    if (!disk.mayWrite(now)) return;
    ledger.writeHeld(now);
    const { last } = ledger.log;
    await ctx.storage.sync();
    disk.works(last);
  };

  const round = async (limitMs: number, force: boolean): Promise<void> => {
    const now = Date.now();
    const hasWork = outboxes.some(({ isEmpty }) => !isEmpty);
    isBusy = hasWork && now - busyAt <= 2 * forwardMs;
    if (hasWork) busyAt = now;
    if (disk.isFull) await tryDisk(now);
    const dueAt = disk.isFull ? undefined : snapshotter.dueAt();
    if (dueAt !== undefined && (force || dueAt <= now)) snapshotter.take(force);
    const options = { deadline: now + limitMs, force };
    await Promise.all(outboxes.map((outbox) => outbox.drain(options)));
    // A round that ran out of time has more to send: it goes on at once.
    restsSince = Date.now() < options.deadline ? now : Number.NEGATIVE_INFINITY;
  };

  /** One after the other: two rounds at a time would send the same bodies twice. */
  const inTurn = (next: () => Promise<void>): Promise<void> => {
    running = running.then(next, next);
    return running;
  };

  /** An alarm would be a write. */
  const waitInMemory = (at: number): void => {
    if (isWaiting) return;
    isWaiting = true;
    const ring = (): void => {
      isWaiting = false;
      void alarm();
    };
    setTimeout(ring, Math.max(MIN_AHEAD_MS, at - Date.now()));
  };

  const rearm = async (): Promise<void> => {
    const now = Date.now();
    const soon = now + MIN_AHEAD_MS;
    // The clock was set back: a rest that is told by it would last until it is there again.
    if (now < restsSince) restsSince = Number.NEGATIVE_INFINITY;
    const restUntil = restsSince + forwardMs;
    const nextTry = ({ patience }: Outbox): number => {
      if (patience.state === 'ok') return restUntil;
      return isResting(patience, now) ? patience.retryAt : soon;
    };
    const times = outboxes.filter(({ isEmpty }) => !isEmpty).map(nextTry);
    if (disk.isFull) {
      waitInMemory(Math.min(now + TRY_AGAIN_MS, ...times));
      return;
    }
    const dueAt = snapshotter.dueAt();
    if (dueAt !== undefined) times.push(dueAt);
    if (isBusy) times.push(restUntil);
    if (times.length > 0) await clock.arm(Math.max(soon, Math.min(...times)));
  };

  const alarm = () => startingAnew(ctx, () => inTurn(() => round(ROUND_MS, false)).then(rearm));

  return {
    rearm,
    drain: () => startingAnew(ctx, () => inTurn(() => round(FORCED_ROUND_MS, true)).then(rearm)),
    alarm() {
      clock.rang();
      return alarm();
    },
  };
}

/** After an error that no destination explains, memory may differ from the disk: the object begins anew from the disk. */
async function startingAnew(ctx: DurableObjectState, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await startAnew(ctx, error);
  }
}

async function startAnew(ctx: DurableObjectState, error: unknown): Promise<void> {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  shardLog({ level: 'error', msg: 'a round failed', error: message });
  await ctx.storage.setAlarm(Date.now() + AFTER_ERROR_MS);
  await ctx.storage.sync();
  ctx.abort('a round failed');
}
