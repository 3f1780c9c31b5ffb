import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runMain } from './lib/fail.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './lib/setUp.mjs';

/** What `npm run check` runs. Biome holds format, lint rules and the directions of dependencies. */
export const CHECKS = [
  { name: 'format, lint, dependency directions', command: 'biome', args: ['ci', '.'] },
  { name: 'types', command: 'tsc', args: ['-b'] },
  { name: 'reference tables are current', command: 'node', args: ['scripts/docs.mjs', '--check'] },
];

/** Runs every check and returns a row for each; a failing one doesn't keep the others from running. */
export async function runChecks() {
  const rows = [];
  for (const { name, command, args } of CHECKS) {
    const started = Date.now();
    const { code, output } = await run(command, args, { quiet: true, allowFailure: true });
    if (code !== 0) process.stderr.write(output);
    rows.push({
      check: name,
      result: code === 0 ? 'ok' : 'failed',
      seconds: Number(((Date.now() - started) / 1000).toFixed(1)),
    });
  }
  console.table(rows);
  return rows;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  await runMain(async () => {
    const { values } = parseArgs({ options: { json: { type: 'string' } } });
    await setUp();
    const rows = await runChecks();
    if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
    return rows.every(({ result }) => result === 'ok') ? 0 : 1;
  });
}
