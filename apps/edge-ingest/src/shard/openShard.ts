import type { CommitResult } from '@throughline/ingest-core/commit/commitBatch';
import type { CounterRow, SeriesRow } from '@throughline/ingest-core/measure/series/seriesRow';
import type { Environment } from '../environment.ts';
import { createAlarmClock } from './alarm/alarmClock.ts';
import { createWork } from './alarm/work.ts';
import { createCommitter } from './commit/committer.ts';
import { type Disk, openDisk } from './disk/disk.ts';
import { readIdentity } from './identity.ts';
import { openLedger } from './ledger.ts';
import type { ShardBatch } from './message/shardBatch.ts';
import type { Outbox } from './outbox/outbox.ts';
import { outboxGauges } from './outbox/outboxGauges.ts';
import { createQuarantine } from './outbox/quarantine/quarantine.ts';
import { createQuarantineDesk, type QuarantineDesk } from './outbox/quarantine/quarantineDesk.ts';
import { createSnapshotOutbox } from './outbox/snapshotOutbox.ts';
import { openSpanOutboxes } from './outbox/spanOutboxes.ts';
import { createSnapshotter } from './series/snapshotter.ts';
import { shardConfig } from './shardConfig.ts';
import { destinationHealth, type ShardHealth } from './shardHealth.ts';

/** What a Shard does, for its class to hand on. */
export interface ShardParts {
  commit(batch: ShardBatch): Promise<CommitResult>;
  drain(): Promise<void>;
  rearm(): Promise<void>;
  alarm(): Promise<void>;
  health(): ShardHealth;
  series(): readonly SeriesRow[];
  readonly quarantine: QuarantineDesk;
}

/** Builds a Shard from what its database holds, and what its isolate holds of it while its disk takes nothing. */
export async function openShard(
  ctx: DurableObjectState,
  env: Environment,
  disk: Disk = openDisk(new Map(), ''),
): Promise<ShardParts> {
  const { storage } = ctx;
  const config = shardConfig(env);
  const ledger = openLedger(storage, disk);
  const identity = readIdentity(ledger.state);
  const quarantine = createQuarantine(storage.sql, ledger.state);
  const clock = createAlarmClock(storage, await storage.getAlarm());
  const shared = { app: () => identity.app, storage, ledger, quarantine, disk };
  const spans = openSpanOutboxes({
    ...shared,
    destinations: config.otlp,
    isComplete: config.isComplete,
    maxBytes: config.outboxMaxBytes,
  });
  const snapshots =
    config.remoteWrite && createSnapshotOutbox({ ...shared, destination: config.remoteWrite });
  const outboxes: readonly Outbox[] = snapshots === undefined ? spans.all : [...spans.all, snapshots];
  const gauges = (): CounterRow[] => outboxGauges({ app: identity.app, outboxes, quarantine });

  const snapshotter = createSnapshotter({
    storage,
    ledger,
    intervalMs: config.intervalMs,
    shard: () => identity.shard,
    format: config.writeFormat,
    outbox: snapshots,
    gauges,
    neededRows: () => spans.neededRows,
  });
  const work = createWork({ ctx, clock, snapshotter, outboxes, ledger, disk, forwardMs: config.forwardMs });
  const committer = createCommitter({
    ctx,
    ledger,
    disk,
    identity,
    spans,
    rearm: work.rearm,
  });

  const desk = createQuarantineDesk({ ...shared, outboxes, added: spans.added });

  return {
    commit: committer.commit,
    quarantine: desk,
    drain: work.drain,
    rearm: work.rearm,
    alarm: work.alarm,
    health: () => ({
      full: spans.isFull || disk.isFull,
      quarantined: quarantine.size,
      destinations: outboxes.map((outbox) => destinationHealth(outbox, Date.now())),
    }),
    series: () => [...ledger.registry.rows(), ...gauges()],
  };
}
