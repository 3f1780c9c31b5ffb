import { spawnSync } from 'node:child_process';
import { wranglerPath } from './wranglerPath.mjs';

/** Cloudflare's API answers within seconds; without a network there is nobody to wait for. */
const TIMEOUT_MS = 30_000;

/** Its code for a Worker that doesn't exist: the first deployment makes it. */
const NO_SUCH_WORKER = /\b10007\b/;

/**
 * The names of the Worker's secrets, each with its value unknown; undefined where Cloudflare can't be asked.
 *
 * @param {readonly string[]} target wrangler's options for the configuration and the environment.
 */
export function listSecrets(target) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [wranglerPath(), 'secret', 'list', '--format', 'json', ...target],
    { encoding: 'utf8', timeout: TIMEOUT_MS, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  if (status !== 0) return NO_SUCH_WORKER.test(`${stdout}${stderr}`) ? {} : undefined;
  try {
    return Object.fromEntries(JSON.parse(stdout).map(({ name }) => [name, undefined]));
  } catch {
    return undefined;
  }
}
