import { runMain } from './lib/fail.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './lib/setUp.mjs';

/**
 * `npm run fuzz -- [--bodies N] [--seed N] [--json FILE]`: mutated and generated bodies against the ingest. Every answer
 * must be one of OTLP/HTTP's with a body that can be parsed, and the heap must stay flat; exits 1 otherwise.
 */
await runMain(async () => {
  await setUp({ build: false });
  const args = ['--expose-gc', 'bench/src/fuzz/main.ts', ...process.argv.slice(2)];
  const { code } = await run('node', args, { allowFailure: true });
  return code;
});
