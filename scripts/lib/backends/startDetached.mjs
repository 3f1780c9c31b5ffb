import { spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../fail.mjs';
import { ROOT } from '../root.mjs';
import { DATA_DIR } from './backendsFile.mjs';

/**
 * Starts `backends run` in the background, and resolves when it is ready.
 *
 * @returns {Promise<import('./backendsFile.mjs').Running>}
 * @throws Failure with what it said, when it ends instead.
 */
export function startDetached() {
  const logs = join(DATA_DIR, 'native', 'logs');
  mkdirSync(logs, { recursive: true });
  const log = openSync(join(logs, 'backends.log'), 'a');
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'backends.mjs'), 'run'], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', ({ running, failure }) => {
      if (failure) return reject(new Failure(failure));
      child.disconnect();
      child.unref();
      resolve(running);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Failure(`it ended with code ${code}: see ${logs}/backends.log`)));
  });
}
