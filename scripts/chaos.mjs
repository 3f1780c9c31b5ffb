import { runMain } from './lib/fail.mjs';
import { run } from './lib/run.mjs';
import { setUp } from './lib/setUp.mjs';

/**
 * `npm run chaos -- [--quick] [--only NAME] [--seed N] [--json FILE]`: a real workerd under load, its Shards on disk, and
 * a store that is down, slow, rude or dead; workerd and the real backends killed with SIGKILL; a disk that takes nothing.
 * After each scenario every acknowledged span and counter is counted, and the books must balance; exits 1 otherwise.
 * The whole takes about 25 minutes, `--quick` five; `--only` takes the scenarios whose name contains the text.
 */
await runMain(async () => {
  await setUp({ build: false });
  const { code } = await run('node', ['bench/src/chaos/main.ts', ...process.argv.slice(2)], {
    allowFailure: true,
  });
  return code;
});
