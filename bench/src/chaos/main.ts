import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runMain } from '../../../scripts/lib/fail.mjs';
import { wholeNumber } from '../report/wholeNumber.ts';
import { writeJson } from '../report/writeJson.ts';
import { bundleEdge } from '../workerd/bundleWorker.ts';
import { type Result, runScenario } from './runScenario.ts';
import { scenariosOf } from './scenarios/scenariosOf.ts';
import { whyNotHere } from './scenarios/whyNotHere.ts';
import { tableRow } from './tableRow.ts';

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      seed: { type: 'string', default: String(randomInt(1, 2 ** 31 - 1)) },
      json: { type: 'string' },
    },
  });
  const form = values.quick ? 'quick' : 'full';
  const seed = wholeNumber('seed', values.seed);
  const source = await bundleEdge();
  const wanted = scenariosOf(form).filter(({ name }) => name.includes(values.only));
  const scenarios = wanted.filter((scenario) => whyNotHere(scenario) === undefined);
  console.log(`${scenarios.length} scenarios, ${form} form, seed ${seed}`);
  const results: Result[] = [];
  for (const scenario of wanted.filter((one) => !scenarios.includes(one)))
    console.log(`  left out: ${scenario.name}: ${whyNotHere(scenario)}`);
  for (const scenario of scenarios) {
    const result = await runScenario(scenario, { form, seed, source });
    results.push(result);
    const { seconds, acknowledged, problems } = result;
    const end = problems.length === 0 ? 'balanced' : problems.join('; ');
    console.log(`  ${scenario.name}: ${acknowledged} acknowledged in ${seconds} s: ${end}`);
  }
  console.table(results.map(tableRow));
  writeJson(values.json, { form, seed, results });
  const failed = results.filter(({ problems }) => problems.length > 0);
  for (const { scenario, problems } of failed) console.error(`${scenario}: ${problems.join('; ')}`);
  if (failed.length > 0) console.error(`again with: npm run chaos -- --seed ${seed}`);
  return failed.length === 0 && results.length > 0 ? 0 : 1;
});
