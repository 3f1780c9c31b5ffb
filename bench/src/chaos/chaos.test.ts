import { randomInt } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleEdge } from '../workerd/bundleWorker.ts';
import { runScenario } from './runScenario.ts';
import { scenariosOf } from './scenarios/scenariosOf.ts';

/** A scenario takes some seconds; a busy machine several times as many. */
const TIMEOUT_MS = 120_000;

const seed = randomInt(1, 2 ** 31 - 1);

describe(`chaos, seed ${seed}`, () => {
  let source: string;
  beforeAll(async () => {
    source = await bundleEdge();
  });

  it.each(scenariosOf('test'))(
    'every acknowledged span and counter: $name',
    async (scenario) => {
      const result = await runScenario(scenario, { form: 'test', seed, source });
      expect(result.problems).toEqual([]);
      expect(result.acknowledged).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
});
