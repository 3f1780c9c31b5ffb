import { setTimeout as sleep } from 'node:timers/promises';
import { destinationsOf, waitingIn } from '../books/askEdge.ts';
import { takes } from '../store/behaviour.ts';
import { LONGER, type Scenario, type Stage } from './scenario.ts';

/** Of each Shard some hundred page views, and SQLite's log of them, which grows to 4 MB before it is written to the database. */
const DISK_BYTES = 48 * 1024 * 1024;

/** The look at the Shards is cached for five seconds, and a Shard waits for a second between two rounds. */
const PATIENCE_MS = 40_000;

const POLL_MS = 1_000;

/** Posts that are answered after the disk's end at most: they were written before. */
const ON_THE_WAY = 4;

const UNTAKEN = 'batches are acknowledged that no disk has taken';

/** The disk of the objects is full, for real. */
export const DISKS: readonly Scenario[] = [
  {
    name: 'the disk is full while much waits, and the store takes it',
    forms: LONGER,
    diskBytes: DISK_BYTES,
    run: (stage) =>
      deliverWithoutDisk(stage, { ends: () => stage.disk?.fill(), works: () => stage.disk?.free() }),
  },
  {
    name: 'workerd is killed twice on a full disk, while the store resets connections',
    forms: ['full'],
    diskBytes: DISK_BYTES,
    async run(stage) {
      const { disk, store, pass, edge, clients, complain } = stage;
      await pass(1_500);
      store.goDown();
      await pass(2_000);
      disk?.fill();
      for (let kills = 0; kills < 2; kills += 1) {
        await pass(1_000);
        await edge.kill();
        await edge.restart();
      }
      const before = clients.load.acknowledged.length;
      store.comeUp();
      await untilNothingWaits(stage);
      if (clients.load.acknowledged.length > before + ON_THE_WAY) complain(UNTAKEN);
      disk?.free();
      await pass(12_000);
    },
  },
  {
    name: 'the disk turns read-only (EROFS) while much waits, and the store takes it',
    forms: ['full'],
    faultyDisk: true,
    run: (stage) =>
      deliverWithoutDisk(stage, {
        ends: () => stage.faults?.fail('EROFS', 1),
        works: () => stage.faults?.mend(),
      }),
  },
  {
    name: 'one write in eleven fails (EIO)',
    forms: ['full'],
    faultyDisk: true,
    async run({ faults, pass }) {
      await pass(1_500);
      faults?.fail('EIO', 11);
      await pass(15_000);
      faults?.mend();
      await pass(12_000);
    },
  },
];

/** How a disk ends to take anything, and begins again. */
interface DiskSwitch {
  ends(): void;
  works(): void;
}

/** What waits is delivered while the disk takes nothing, and no post is acknowledged; then posts are taken again. */
async function deliverWithoutDisk(stage: Stage, { ends, works }: DiskSwitch): Promise<void> {
  const { store, pass, clients, complain } = stage;
  await pass(1_500);
  store.behave(() => ({ status: 503 }));
  await pass(3_000);
  ends();
  await pass(2_000);
  const before = clients.load.acknowledged.length;
  store.behave(takes);
  await untilNothingWaits(stage);
  if (clients.load.acknowledged.length > before + ON_THE_WAY) complain(UNTAKEN);
  works();
  await pass(12_000);
  if (clients.load.acknowledged.length <= before + ON_THE_WAY) complain('nothing is taken again');
}

/** Spans alone: of the series a new snapshot has to be written first. */
async function untilNothingWaits({ edge, complain }: Stage): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(POLL_MS)) {
    const traces = (await destinationsOf(edge.urls[0])).filter(({ name }) => name === 'otlp');
    const waiting = waitingIn(traces);
    if (waiting === 0 && traces.length > 0) return;
    if (Date.now() < until) continue;
    complain(`${waiting} spans wait for a store that takes them, as ${traces.length} Shards say`);
    return;
  }
}
