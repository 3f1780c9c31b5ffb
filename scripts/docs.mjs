import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { BIN, ROOT } from './lib/root.mjs';
import { programEnv } from './lib/run.mjs';

// The tables are read from TypeScript, which the Node of the lock file runs as it is.
const node = join(BIN, process.platform === 'win32' ? 'node.exe' : 'node');
const { status } = spawnSync(
  node,
  [join(ROOT, 'scripts', 'lib', 'docs', 'writeReference.ts'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: programEnv(),
  },
);
process.exitCode = status ?? 1;
