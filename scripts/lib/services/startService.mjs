import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../fail.mjs';
import { programEnv } from '../run.mjs';

/** How long a service may take to be ready: a cold workerd and a cold Next on two cores need about ten seconds, far more beside other work. */
const READY_LIMIT_MS = 180_000;

/** Between two looks at whether a service is ready. */
const POLL_MS = 100;

/** How long a service may take to stop by itself before it is killed. */
const STOP_LIMIT_MS = 8_000;

/** Lines of a service's log shown when it did not start. */
const SHOWN_LINES = 20;

/**
 * Starts a long-running program, and resolves when its ready URL answers 2xx. Its output goes to a log file.
 *
 * @param {{ name: string, command: string, args: string[], cwd: string, env: object, readyUrl: string, logDir: string }} options
 * @returns {Promise<{ name: string, pid: number, logFile: string, exited: Promise<number>, stop(): Promise<void> }>}
 * @throws Failure with the end of its log when it ends or isn't ready in time.
 */
export async function startService(options) {
  const { name, command, args, cwd, env, readyUrl, logDir } = options;
  mkdirSync(logDir, { recursive: true });
  const logFile = join(logDir, `${name}.log`);
  const log = createWriteStream(logFile, { flags: 'a' });
  // a group of its own: what it starts (wrangler starts workerd) ends with it
  const child = spawn(command, args, {
    cwd,
    env: programEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const exited = new Promise((resolve) => {
    child.on('error', () => resolve(127));
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
  const service = { name, pid: child.pid, logFile, exited, stop: () => stop(child, exited) };
  const endWithUs = () => signalGroup(child.pid, 'SIGKILL');
  process.once('exit', endWithUs);
  void exited.then(() => process.off('exit', endWithUs));
  const problem = await untilReady(readyUrl, exited);
  if (problem) {
    await service.stop();
    throw new Failure(`${name} ${problem}; the end of its log:\n${tail(logFile)}`);
  }
  return service;
}

async function untilReady(url, exited) {
  // not the wall clock, which may be set meanwhile
  const deadline = performance.now() + READY_LIMIT_MS;
  let ended;
  void exited.then((code) => (ended = code));
  while (performance.now() < deadline) {
    if (ended !== undefined) return `ended with code ${ended}`;
    if (await answers(url)) return undefined;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return `was not ready within ${READY_LIMIT_MS / 1000} s (${url})`;
}

async function answers(url) {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

async function stop(child, exited) {
  signalGroup(child.pid, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), STOP_LIMIT_MS);
  await exited;
  clearTimeout(timer);
  // children that outlived the leader of the group
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function tail(file) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
}
