import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A program that doesn't print its help within this is not the one that we look for. */
const HELP_LIMIT_MS = 30_000;

/**
 * A program that can be run: on PATH where that one is able, else in the cache.
 *
 * @param {import('./programs.mjs').Program} program
 * @returns {Promise<{ path: string, source: 'PATH'|'cache' } | undefined>}
 */
export async function findProgram(program) {
  for (const name of program.onPath) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name);
      if (isExecutable(path) && program.proof.test(await helpOf(path, program.help)))
        return { path, source: 'PATH' };
    }
  }
  const path = cachedPath(program);
  return isExecutable(path) ? { path, source: 'cache' } : undefined;
}

/** Where a built program is kept: shared by all clones, told apart by version. */
export function cachedPath({ name, version }) {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(cache, 'throughline', 'bin', `${name}-${version}`);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a program says when it is asked for help, whatever its exit code is. */
function helpOf(path, flag = '-help') {
  return new Promise((resolve) => {
    execFile(path, [flag], { timeout: HELP_LIMIT_MS, maxBuffer: 1 << 22 }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
