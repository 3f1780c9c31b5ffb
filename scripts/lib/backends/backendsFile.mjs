import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../root.mjs';

/** The data folder of `npm start` too: both find the same traces, with the same token. */
export const DATA_DIR = join(ROOT, '.data');

/** Where `backends start` says what runs, for `stop` and `status`. */
const FILE = join(DATA_DIR, 'backends.json');

/** @typedef {{ pid: number, pids: Record<string, number>, ports: { otlp: number, metrics: number, jaeger: number } }} Running */

/** @param {Running} running */
export function writeBackendsFile(running) {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(running, null, 2)}\n`);
}

/** @returns {Running | undefined} what was started and has not ended since. */
export function readBackendsFile() {
  if (!existsSync(FILE)) return undefined;
  const running = JSON.parse(readFileSync(FILE, 'utf8'));
  return isOurs(running.pid) ? running : undefined;
}

export function removeBackendsFile() {
  rmSync(FILE, { force: true });
}

/** The system gives a pid again: one that outlived a crash may be a stranger's by now. */
function isOurs(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.includes('backends.mjs') ?? false;
}
