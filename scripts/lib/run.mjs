import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { Failure } from './fail.mjs';
import { BIN, ROOT } from './root.mjs';

/** The environment for what we start: Node 24 and the workspace's programs first, no telemetry, no update checks. */
export function programEnv(extra = {}) {
  return {
    ...process.env,
    PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}`,
    NEXT_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    WRANGLER_SEND_METRICS: 'false',
    npm_config_update_notifier: 'false',
    ...extra,
  };
}

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: object, quiet?: boolean, allowFailure?: boolean }} [options]
 *   quiet: its output is kept, and shown only when it fails.
 * @returns {Promise<{ code: number, output: string }>}
 * @throws Failure when it ends with another code than 0, unless allowFailure.
 */
export async function run(command, args, options = {}) {
  const { cwd = ROOT, env = {}, quiet = false, allowFailure = false } = options;
  const child = spawn(command, args, {
    cwd,
    env: programEnv(env),
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) => {
    child.on('error', (error) =>
      allowFailure ? resolve(127) : reject(new Failure(`${command} could not be started: ${error.message}`)),
    );
    child.on('close', (status, signal) => resolve(status ?? (signal ? 128 : 1)));
  });
  if (code !== 0 && !allowFailure) {
    if (quiet) process.stderr.write(output);
    throw new Failure(`${command} ${args.join(' ')} ended with code ${code}`);
  }
  return { code, output };
}
