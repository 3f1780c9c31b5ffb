import { Failure } from '../fail.mjs';
import { isAlive } from '../isAlive.mjs';
import { readBackendsFile, removeBackendsFile } from './backendsFile.mjs';

/** Longer than a store takes to write what it holds, and be killed when it can't. */
const STOP_LIMIT_MS = 30_000;

/** Between two looks at whether it has ended. */
const POLL_MS = 50;

/** Stops what `backends start` started. @returns {Promise<boolean>} false where nothing ran. */
export async function stopDetached() {
  const running = readBackendsFile();
  if (running) {
    process.kill(running.pid, 'SIGTERM');
    const deadline = Date.now() + STOP_LIMIT_MS;
    while (isAlive(running.pid)) {
      if (Date.now() > deadline) throw new Failure(`process ${running.pid} does not end: kill it by hand`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
  removeBackendsFile();
  return running !== undefined;
}
