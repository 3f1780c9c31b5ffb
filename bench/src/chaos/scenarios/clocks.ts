import { takes } from '../store/behaviour.ts';
import { LONGER, type Scenario, type Stage } from './scenario.ts';

const HOUR_SECONDS = 3_600;

/** Until a Shard whose clock stands still has begun anew: five seconds, and what a busy machine adds. */
const NOTICED_MS = 12_000;

/** Of posts and forwarding after that. */
const GOING_MS = 6_000;

/** The clock of the edge's host is set, as `date -s` or a first NTP answer does; what it waits by goes on. */
export const CLOCKS: readonly Scenario[] = [
  {
    name: 'the clock is set back by an hour',
    forms: LONGER,
    wallClock: true,
    async run(stage) {
      await stage.pass(3_000);
      stage.clock?.set(-HOUR_SECONDS);
      await goesOn(stage);
    },
  },
  {
    name: 'the clock is an hour ahead, and is set right',
    forms: LONGER,
    wallClock: true,
    async run(stage) {
      await stage.pass(3_000);
      stage.clock?.set(HOUR_SECONDS);
      await stage.pass(GOING_MS);
      stage.clock?.set(0);
      await goesOn(stage);
    },
  },
  {
    name: 'the clock is set back while the store is down, around kills',
    forms: LONGER,
    wallClock: true,
    async run(stage) {
      const { edge, store, pass, clock } = stage;
      store.behave(() => ({ status: 503, headers: { 'retry-after': '2' } }));
      await pass(4_000);
      clock?.set(-HOUR_SECONDS);
      await edge.kill();
      await edge.restart();
      await pass(2_000);
      clock?.set(-2 * HOUR_SECONDS);
      await pass(NOTICED_MS);
      store.behave(takes);
      // the longest backoff that it has come to
      await pass(NOTICED_MS);
      await goesOn(stage);
    },
  },
];

/** Posts are acknowledged and forwarded again, without being asked to. */
async function goesOn({ pass, clients, store, complain }: Stage): Promise<void> {
  await pass(NOTICED_MS);
  const [acknowledged, stored] = [clients.load.acknowledged.length, store.spans.times.size];
  const views = store.series.total('rum_page_views_total');
  await pass(GOING_MS);
  if (clients.load.acknowledged.length === acknowledged) complain('nothing is acknowledged any more');
  if (store.spans.times.size === stored) complain('no spans are forwarded any more');
  if (store.series.total('rum_page_views_total') === views) complain('no snapshots are forwarded any more');
}
