import { runMain } from './lib/fail.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './lib/setUp.mjs';

/**
 * `npm run chaos -- [--rounds N] [--json FILE]`: a real workerd under load, killed with SIGKILL at a random moment in each
 * round, with the store down in every third. Every acknowledged span and page view must be there once; exits 1 otherwise.
 */
await runMain(async () => {
  await setUp({ build: false });
  await run('turbo', ['run', 'build', '--filter=@throughline/edge-ingest', '--output-logs=errors-only'], {
    quiet: true,
  });
  const { code } = await run('node', ['bench/src/chaos/main.ts', ...process.argv.slice(2)], {
    allowFailure: true,
  });
  return code;
});
