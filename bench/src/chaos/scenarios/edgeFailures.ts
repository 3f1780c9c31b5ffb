import { execFileSync } from 'node:child_process';
import { type Behaviour, takes } from '../store/behaviour.ts';
import { ALWAYS, LONGER, type Scenario, type Stage } from './scenario.ts';

/** Kills of workerd. */
const KILLS = { full: 50, quick: 8, test: 2 } as const;

/** The kill comes at a random moment in this many milliseconds of load. */
const KILL_WITHIN_MS: readonly [number, number] = [200, 2_500];

/** workerd evicts an object that nobody has called for ten seconds; a few more are for a busy machine. */
const EVICTED_AFTER_MS = 15_000;

/** So little that nothing can be written any more, whatever is there already. */
const NO_FILE_GROWS = '1024';

/** What a store may be doing while workerd is killed. */
const MOODS: readonly Behaviour[] = [
  takes,
  takes,
  () => ({ status: 200, text: '{}', delayMs: 200 }),
  () => ({ status: 200, text: '{}', ending: 'half' }),
  () => ({ status: 503 }),
];

/** workerd, its objects or its disk fail. */
export const EDGE_FAILURES: readonly Scenario[] = [
  {
    name: 'kill -9 of workerd',
    forms: ALWAYS,
    async run(stage) {
      for (let kill = 0; kill < KILLS[stage.form]; kill += 1) await killOnce(stage);
    },
  },
  {
    name: 'every batch comes twice, at once and again later',
    forms: ALWAYS,
    repeats: 1,
    run: ({ pass, form }) => pass(form === 'test' ? 3_000 : 8_000),
  },
  {
    name: 'every batch comes twice, around kills',
    forms: LONGER,
    repeats: 1,
    async run(stage) {
      for (let kill = 0; kill < 3; kill += 1) await killOnce(stage);
    },
  },
  {
    name: 'one of two trace stores is dead and full, around kills',
    forms: LONGER,
    secondStore: true,
    // A few batches.
    variables: { OUTBOX_MAX_BYTES: '20000' },
    async run(stage) {
      stage.second?.behave(() => ({ status: 503 }));
      for (let kill = 0; kill < 3; kill += 1) await killOnce(stage, [takes]);
      stage.second?.behave(takes);
      await stage.pass(2_000);
    },
    after({ second, clients, complain }, { edge }) {
      const of = (outcome: string) => edge.total('rum_forward_total', { destination: 'second', outcome });
      const kept = clients.load.acknowledged.reduce((sum, batch) => sum + batch.kept.length, 0);
      if (of('skipped') === 0) complain('the second store was never full');
      if (of('delivered') + of('skipped') !== kept) complain('the books of the second store do not balance');
      if (second?.spans.times.size !== of('delivered'))
        complain('the second store lacks what was delivered to it');
    },
  },
  {
    name: 'the disk takes nothing any more, for a while',
    forms: LONGER,
    async run({ edge, pass, complain, clients }) {
      await pass(2_000);
      limitFiles(edge.pid, NO_FILE_GROWS);
      await pass(500);
      const before = clients.load.acknowledged.length;
      await pass(4_000);
      if (clients.load.acknowledged.length > before + 4)
        complain('batches are acknowledged that no disk has taken');
      limitFiles(edge.pid, 'unlimited');
      await pass(3_000);
    },
  },
  {
    name: 'the Shards are evicted, and batches come again',
    forms: LONGER,
    async run({ clients, pass }) {
      await pass(2_000);
      // What follows is the load's own end, and its beginning anew is the runner's.
      await clients.rest(EVICTED_AFTER_MS);
      await clients.repeatAll();
      await pass(1_000);
    },
  },
];

async function killOnce({ edge, store, random, pass }: Stage, moods = MOODS): Promise<void> {
  store.behave(moods[random.between(0, moods.length - 1)] ?? takes);
  await pass(random.between(...KILL_WITHIN_MS));
  await edge.kill();
  await edge.restart();
  store.behave(takes);
}

/** setrlimit(2), RLIMIT_FSIZE of another process: its writes fail past it, as on a disk that is full. */
function limitFiles(pid: number, bytes: string): void {
  execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:unlimited`]);
}
