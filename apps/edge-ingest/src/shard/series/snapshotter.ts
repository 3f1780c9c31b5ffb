import type { CounterRow } from '@throughline/ingest-core/measure/series/seriesRow';
import type { RowRange } from '../commit/commitLog.ts';
import type { Ledger } from '../ledger.ts';
import type { SnapshotOutbox } from '../outbox/snapshotOutbox.ts';
import { forgettable } from './forgettable.ts';
import { planSnapshot } from './planSnapshot.ts';
import { rowSamples, type WriteFormat } from './rowSamples.ts';
import { nextSnapshotAt, spacing } from './snapshotTimes.ts';
import { writeBodies } from './writeBodies.ts';

/** Name in the state. */
const LAST_AT = 'last_snapshot_at';

/**
 * A clock that was ahead by more than this, when it was set right, has written samples that no store keeps: Prometheus takes
 * none from beyond ten minutes (storage/remote/write_handler.go), VictoriaMetrics takes older ones behind newer ones. After a
 * smaller step timestamps go on from the last, since Prometheus may have it.
 */
const MAX_AHEAD_MS = 24 * 60 * 60_000;

/** Between timestamps while the clock is behind the last one: a series that wakes has a sample of its own before the value. */
const STEP_MS = 2;

/** Saves the series from time to time, and freezes what remote-write is to be sent. */
export interface Snapshotter {
  /** Unix milliseconds; undefined while there is nothing to show or to repeat. */
  dueAt(): number | undefined;
  /**
   * Saves and freezes; all of it, or nothing, becomes durable.
   *
   * @param repeatsAll values that were sent once only are in it, too.
   */
  take(repeatsAll?: boolean): void;
}

export interface SnapshotterOptions {
  readonly storage: DurableObjectStorage;
  readonly ledger: Ledger;
  readonly intervalMs: number;
  readonly shard: () => string;
  readonly format: WriteFormat;
  /** Where the requests go; without one, series are saved only. */
  readonly outbox: SnapshotOutbox | undefined;
  /** Gauges as they are now: written along, not added up. */
  readonly gauges: () => readonly CounterRow[];
  /** Rows of the log that are needed for something else. */
  readonly neededRows: () => readonly RowRange[];
}

export function createSnapshotter(options: SnapshotterOptions): Snapshotter {
  const { storage, ledger, intervalMs, outbox, format } = options;
  const { series, registry, state } = ledger;
  /** The last snapshot's timestamp, and when it was taken. */
  let lastAt = state.read<number>(LAST_AT) ?? 0;
  let takenAt = lastAt;

  const forget = (at: number): void => {
    const keys = forgettable(series.live.values(), at);
    if (keys.length === 0) return;
    series.forget(keys);
    registry.forget(keys);
  };
  /** Nothing is left to be repeated: the next snapshot waits for the next batch. */
  const isAsleep = (): boolean => {
    for (const { alive } of series.live.values()) if (alive) return false;
    return true;
  };
  const freeze = (at: number, repeatsAll: boolean): void => {
    const shard = options.shard();
    const changed = registry.takeChanged();
    const plan = planSnapshot({ changed, live: series.live, at, intervalMs, shard, format, repeatsAll });
    series.save(plan.live);
    if (registry.isFull) forget(at);
    if (outbox === undefined || plan.values.length === 0) return;
    const gauges = options.gauges().map((row) => rowSamples(row, { timestamp: at, shard, format }));
    const values = writeBodies([...plan.values, ...gauges], format.version);
    outbox.push([...writeBodies(plan.starts, format.version, true), ...values], at);
  };

  return {
    dueAt: () =>
      nextSnapshotAt({
        now: Date.now(),
        takenAt,
        lastAt,
        unshownSince: ledger.unshownSince,
        spacingMs: spacing(intervalMs, outbox?.length ?? 0),
        live: series.live.values(),
      }),
    take(repeatsAll = false) {
      const now = Date.now();
      // Strictly rising, whatever the clock does.
      lastAt = lastAt - now > MAX_AHEAD_MS ? now : Math.max(now, lastAt + STEP_MS);
      takenAt = now;
      storage.transactionSync(() => {
        freeze(lastAt, repeatsAll);
        state.write(LAST_AT, lastAt);
        ledger.checkpoint({ needed: options.neededRows(), now, isLast: isAsleep() });
      });
    },
  };
}
