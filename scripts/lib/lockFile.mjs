import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './isAlive.mjs';

/** Between two looks at whether the other has ended. */
const POLL_MS = 500;

/** Between two signs of life of the holder. */
const BEAT_MS = 1_000;

/** A holder without a sign of life for so long has ended, though its pid may be another process's by now. */
const STALE_MS = 30_000;

/**
 * Runs work while holding a lock file, so that two commands don't install or build the same thing at once. A lock whose process
 * has ended, or shows no sign of life any more, is taken over.
 *
 * @param {{ file: string, onWait: (pid: number) => void, staleMs?: number }} lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 * @template T
 */
export async function withLockFile({ file, onWait, staleMs = STALE_MS }, work) {
  mkdirSync(dirname(file), { recursive: true });
  const isStale = watchLife(file, staleMs);
  for (let waited = false; !take(file); waited = true) {
    const pid = holder(file);
    if ((pid !== undefined && !isAlive(pid)) || isStale()) rmSync(file, { force: true });
    else {
      if (!waited) onWait(pid ?? 0);
      await sleep(POLL_MS);
    }
  }
  const beat = setInterval(() => touch(file), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
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

/** Whether the file's time has stood still for so long: by how long we have looked, since clocks jump. */
function watchLife(file, staleMs) {
  let last;
  let since = 0;
  return () => {
    const seen = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (seen !== last) since = performance.now();
    last = seen;
    return performance.now() - since > staleMs;
  };
}

/** What has been taken over has no file any more. */
function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

/** The pid in the lock; undefined while it is being written, or where the lock has gone. */
function holder(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
