import { setTimeout as sleep } from 'node:timers/promises';
import { LONGER, type Scenario } from './scenario.ts';

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
    losesStarts: true,
    async run({ backends, edge, pass, form, random, complain }) {
      if (backends === undefined) return;
      for (let kill = 0; kill < KILLS[form]; kill += 1) {
        await pass(CALM_MS);
        backends.killAtNextAnswer();
        for (const until = Date.now() + PATIENCE_MS; !backends.isKilled && Date.now() < until; )
          await sleep(POLL_MS);
        if (!backends.isKilled) complain('nothing was acknowledged, so nothing was killed');
        // Half of the time the edge goes with them.
        if (random.chance(0.5)) {
          await edge.kill();
          await edge.restart();
        }
        await backends.restart();
      }
      // VictoriaMetrics forgets its last seconds; values are cumulative, so the next ones bring them back.
      await pass(2 * CALM_MS);
    },
  },
];
