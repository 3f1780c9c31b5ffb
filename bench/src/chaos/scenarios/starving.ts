import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../../../../scripts/lib/isAlive.mjs';
import { takes } from '../store/behaviour.ts';
import { LONGER, type Scenario, type Stage } from './scenario.ts';

/** How long workerd is starved. */
const STARVED_MS = 15_000;

/** It stands still and runs by turns, for so many milliseconds each. */
const STILL_MS: readonly [number, number] = [50, 800];
const RUNNING_MS: readonly [number, number] = [10, 200];

/** A workerd that starts answers after some hundred milliseconds. */
const AS_IT_STARTS_MS: readonly [number, number] = [10, 400];

/** So few file descriptors more than it has that neither a connection nor a database can be opened. */
const FEWER_DESCRIPTORS = 4;

/** workerd gets too little of the machine, or dies before it has begun. */
export const STARVING: readonly Scenario[] = [
  {
    name: 'workerd is starved: it stands still four fifths of the time',
    forms: LONGER,
    async run({ edge, random, pass }) {
      for (const until = Date.now() + STARVED_MS; Date.now() < until; ) {
        process.kill(edge.pid, 'SIGSTOP');
        await sleep(random.between(...STILL_MS));
        process.kill(edge.pid, 'SIGCONT');
        await sleep(random.between(...RUNNING_MS));
      }
      await pass(2_000);
    },
  },
  {
    name: 'workerd has no file descriptors left, for a while',
    forms: ['full'],
    async run({ edge, pass }) {
      await pass(1_500);
      const before = limitOf(edge.pid);
      const open = Number(execFileSync('sh', ['-c', `ls /proc/${edge.pid}/fd | wc -l`]).toString());
      limitDescriptors(edge.pid, String(open - FEWER_DESCRIPTORS));
      await pass(8_000);
      // workerd may have ended over it: then whoever looks after it starts it again.
      if (isAlive(edge.pid)) limitDescriptors(edge.pid, before);
      else await edge.restart();
      await pass(4_000);
    },
  },
  {
    name: 'workerd is killed as it starts, and twice within a second',
    forms: ['full'],
    async run(stage) {
      await stage.pass(1_500);
      await stage.edge.kill();
      for (let kills = 0; kills < 5; kills += 1) await killAsItStarts(stage);
      await stage.edge.restart();
      for (let kills = 0; kills < 4; kills += 1) {
        await stage.pass(kills % 2 === 0 ? 1_000 : stage.random.between(...AS_IT_STARTS_MS));
        await stage.edge.kill();
        await stage.edge.restart();
      }
    },
  },
  {
    name: 'every request to the stores comes there twice',
    forms: ['full'],
    async run({ store, edge, pass }) {
      store.behave(({ traces, series }) => {
        if (traces !== undefined) store.spans.store(traces);
        const problem = series && store.series.store(series);
        return problem === undefined ? { status: 200, text: '{}' } : { status: 400, text: problem };
      });
      await pass(4_000);
      await edge.kill();
      await edge.restart();
      await pass(4_000);
      store.behave(takes);
      await pass(1_000);
    },
  },
];

async function killAsItStarts({ edge, random }: Stage): Promise<void> {
  const started = edge.restart().catch(() => undefined);
  await sleep(random.between(...AS_IT_STARTS_MS));
  await edge.kill();
  await started;
}

/** getrlimit(2), RLIMIT_NOFILE of another process: the soft limit. */
function limitOf(pid: number): string {
  const columns = ['--nofile', '--noheadings', '--output=SOFT'];
  return execFileSync('prlimit', [`--pid=${pid}`, ...columns])
    .toString()
    .trim();
}

function limitDescriptors(pid: number, soft: string): void {
  execFileSync('prlimit', [`--pid=${pid}`, `--nofile=${soft}:`]);
}
