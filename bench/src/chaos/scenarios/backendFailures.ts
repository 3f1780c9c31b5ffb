import { setTimeout as sleep } from 'node:timers/promises';
import { LONGER, type Scenario, type Stage } from './scenario.ts';

/** Kills of both backends. */
const KILLS = { full: 10, quick: 2, test: 1 } as const;

/** Of load with living backends before a kill, and after the last. */
const CALM_MS = 2_500;

/** How long nothing may come that could be acknowledged. */
const PATIENCE_MS = 20_000;

const POLL_MS = 20;

/** The real stores die. */
export const BACKEND_FAILURES: readonly Scenario[] = [
  {
    name: 'Jaeger and VictoriaMetrics, killed just after they acknowledged',
    forms: LONGER,
    realBackends: true,
    // A Shard that has nothing to send while they are away doesn't know that they were.
    losesStarts: true,
    async run(stage) {
      const { backends, edge, pass, form, random } = stage;
      for (let kills = 0; kills < KILLS[form]; kills += 1) {
        await pass(CALM_MS);
        await killAtNextAnswer(stage);
        // Half of the time the edge goes with them.
        if (random.chance(0.5)) {
          await edge.kill();
          await edge.restart();
        }
        await backends?.restart();
      }
      // VictoriaMetrics forgets its last seconds; values are cumulative, and what was acknowledged last is sent again.
      await pass(2 * CALM_MS);
    },
  },
  {
    name: 'Jaeger and VictoriaMetrics, killed after the last that came',
    forms: LONGER,
    realBackends: true,
    losesStarts: true,
    async run(stage) {
      await stage.pass(CALM_MS);
      await stage.clients.stop();
      await killAtNextAnswer(stage);
      await stage.backends?.restart();
    },
  },
];

async function killAtNextAnswer({ backends, complain }: Stage): Promise<void> {
  if (backends === undefined) return;
  backends.killAtNextAnswer();
  for (const until = Date.now() + PATIENCE_MS; !backends.isKilled && Date.now() < until; )
    await sleep(POLL_MS);
  if (!backends.isKilled) complain('nothing was acknowledged, so nothing was killed');
}
