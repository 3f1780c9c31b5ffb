import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../../../scripts/lib/fail.mjs';
import { freePort } from '../../../../scripts/lib/freePort.mjs';
import { type EdgeConfig, edgeConfig } from './edgeConfig.ts';

/** A cold workerd listens within a second; a busy machine may take longer. */
const START_TIMEOUT_MS = 60_000;

const POLL_MS = 20;

/** A running edge, and the ways to break it. */
export interface ChaosEdge {
  /** Base URLs of the two Workers. */
  readonly urls: readonly [string, string];
  readonly pid: number;
  /** Where workerd's inspector listens, `ws://127.0.0.1:port`; for weighHeap.ts. */
  readonly inspector: string;
  /** What it has written so far: the log of both Workers and of workerd itself. */
  log(): string;
  /** SIGKILL: nothing is told, nothing is flushed. */
  kill(): Promise<void>;
  /** Starts it again with the same data, and with what has changed: a certificate that it trusts from now on, variables. Rejects where it ends before it answers. */
  restart(changed?: Partial<Pick<EdgeConfig, 'trusted' | 'variables'>>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the edge's two Workers (edgeConfig.ts) in a real workerd, with everything in `folder`. */
export async function startEdge(options: {
  folder: string;
  source: string;
  variables: EdgeConfig['variables'];
  /** Of the process, beside this one's. */
  environment?: Readonly<Record<string, string>>;
}): Promise<ChaosEdge> {
  const { folder, source, environment = {} } = options;
  const objects = join(folder, 'objects');
  mkdirSync(objects, { recursive: true });
  writeFileSync(join(folder, 'worker.js'), source);
  const [a, b, c] = await Promise.all([freePort(), freePort(), freePort()]);
  const urls = [`http://127.0.0.1:${a}`, `http://127.0.0.1:${b}`] as const;
  const inspector = `127.0.0.1:${c}`;
  const logFile = join(folder, 'edge.log');
  let config: EdgeConfig = { objects, ports: [a, b], variables: options.variables };
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    writeFileSync(join(folder, 'config.capnp'), edgeConfig(config));
    child = startProcess({ folder, logFile, inspector, environment });
    await untilAnswered(urls[1], child).catch(async (error: unknown) => {
      await ended(child, 'SIGKILL');
      throw error;
    });
  };
  await start();
  return {
    urls,
    get pid() {
      return Number(child.pid);
    },
    inspector: `ws://${inspector}`,
    log: () => readFileSync(logFile, 'utf8'),
    kill: () => ended(child, 'SIGKILL'),
    async restart(changed = {}) {
      const variables = { ...config.variables, ...changed.variables };
      config = { ...config, ...changed, variables };
      await start();
    },
    stop: () => ended(child, 'SIGTERM'),
  };
}

function startProcess(at: {
  folder: string;
  logFile: string;
  inspector: string;
  environment: Readonly<Record<string, string>>;
}): ChildProcess {
  const binary: string = createRequire(import.meta.url)('workerd').default;
  const log = openSync(at.logFile, 'a');
  // An ignored SIGXFSZ is inherited: a file that may not grow is then an error of the write, not the end of the process.
  const child = spawn(
    '/bin/sh',
    [
      '-c',
      'trap "" XFSZ; exec "$0" serve "--inspector-addr=$1" "$2"',
      binary,
      at.inspector,
      join(at.folder, 'config.capnp'),
    ],
    {
      stdio: ['ignore', log, log],
      env: { ...process.env, ...at.environment },
    },
  );
  closeSync(log);
  return child;
}

async function untilAnswered(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until) {
    const end = child.exitCode ?? child.signalCode;
    if (end !== null) throw new Failure(`workerd ended: ${end}`);
    if (await isUp(url)) return;
    await sleep(POLL_MS);
  }
  throw new Failure(`workerd did not answer within ${START_TIMEOUT_MS / 1000} s`);
}

async function isUp(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health/live`);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function ended(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
