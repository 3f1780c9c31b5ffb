import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../../scripts/lib/fail.mjs';
import { freePort } from '../../../scripts/lib/freePort.mjs';
import { cpuSeconds } from '../workerd/cpuSeconds.ts';
import type { Measured } from '../workerd/measured.ts';

/** It listens within a second; a busy machine may take longer. */
const START_TIMEOUT_MS = 60_000;

/** Where a Collector runs. */
export interface CollectorPlace {
  /** Of loopback, where it takes OTLP/HTTP. */
  readonly port: number;
  /** A folder of its own, for what waits. */
  readonly folder: string;
}

/**
 * Starts a Collector on a free port of loopback, its queue in a folder that goes with it.
 *
 * @param path of the program.
 * @param configAt its configuration (YAML, as which JSON is valid) in a place, with an `otlp` receiver there.
 */
export async function startCollector(
  path: string,
  configAt: (place: CollectorPlace) => string,
): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-collector-'));
  const queue = join(folder, 'queue');
  mkdirSync(queue);
  const port = await freePort();
  const file = join(folder, 'collector.yaml');
  writeFileSync(file, configAt({ port, folder: queue }));
  const child = spawn(path, ['--config', `file:${file}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = async (): Promise<void> => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  await untilAnswered(`${url}/v1/traces`, child).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, cpuSeconds: () => cpuSeconds(Number(child.pid)), stop };
}

async function untilAnswered(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Failure(`the Collector ended with code ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer !== undefined) return;
    await sleep(50);
  }
  throw new Failure(`the Collector did not answer within ${START_TIMEOUT_MS / 1000} s`);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
