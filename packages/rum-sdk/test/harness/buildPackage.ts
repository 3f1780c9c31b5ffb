import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the package once, before any test: the browser suites run what is published. */
export function setup(): void {
  const script = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));
  execFileSync(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'] });
}
