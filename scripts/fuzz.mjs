import { runMain } from './lib/fail.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './lib/setUp.mjs';

/**
 * `npm run fuzz -- [--bodies N] [--seed N] [--json FILE]`: mutated and generated posts (100,000 of them) against the edge
 * in a real workerd. Every answer must be one of OTLP/HTTP's with a body that can be parsed and never a 5xx, the log must
 * stay empty and workerd's memory flat; exits 1 otherwise, with the smallest post that fails.
 */
await runMain(async () => {
  await setUp({ build: false });
  const args = ['bench/src/fuzz/main.ts', ...process.argv.slice(2)];
  const { code } = await run('node', args, { allowFailure: true });
  return code;
});
