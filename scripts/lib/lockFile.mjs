import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive } from './isAlive.mjs';

/** Between two looks at whether the other has ended. */
const POLL_MS = 500;

/**
 * Runs work while holding a lock file, so that two commands don't install or build the same thing at once. A lock whose process
 * has ended is taken over.
 *
 * @param {{ file: string, onWait: (pid: number) => void }} lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 * @template T
 */
export async function withLockFile({ file, onWait }, work) {
  mkdirSync(dirname(file), { recursive: true });
  for (let waited = false; !take(file); waited = true) {
    const pid = holder(file);
    if (pid !== undefined && !isAlive(pid)) rmSync(file, { force: true });
    else {
      if (!waited) onWait(pid ?? 0);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The pid in the lock; undefined while it is being written, or where the lock has gone. */
function holder(file) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return text === '' ? undefined : Number(text);
}
