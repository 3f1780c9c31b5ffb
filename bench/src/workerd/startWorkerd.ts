import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../../scripts/lib/fail.mjs';
import { freePort } from '../../../scripts/lib/freePort.mjs';
import { cpuSeconds } from './cpuSeconds.ts';
import type { Measured } from './measured.ts';

/** What a Worker is made of. */
export interface WorkerdOptions {
  /** One ES module. */
  readonly source: string;
  /** Bindings of text. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Whether the class `Shard` is bound as SHARD, with SQLite on disk. */
  readonly hasShard?: boolean;
}

/** A running workerd, without wrangler's proxy in front. */
export interface Workerd extends Measured {
  readonly pid: number;
}

/** As `wrangler.jsonc` of the edge has it. */
const COMPATIBILITY_DATE = '2026-11-01';

/** A cold workerd listens within a second; a busy machine may take longer. */
const START_TIMEOUT_MS = 60_000;

/** Starts `workerd serve` on a free port of loopback, its data in a folder of its own that goes with it. */
export async function startWorkerd(options: WorkerdOptions): Promise<Workerd> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-workerd-'));
  mkdirSync(join(folder, 'objects'));
  const port = await freePort();
  writeFileSync(join(folder, 'worker.js'), options.source);
  writeFileSync(join(folder, 'config.capnp'), configOf(options, { port, objects: join(folder, 'objects') }));
  const binary: string = createRequire(import.meta.url)('workerd').default;
  const child = spawn(binary, ['serve', join(folder, 'config.capnp')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    await killed(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  await untilAnswered(url, child).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const pid = Number(child.pid);
  return { url, pid, cpuSeconds: () => cpuSeconds(pid), stop };
}

function configOf(
  { variables = {}, hasShard = false }: WorkerdOptions,
  place: { port: number; objects: string },
) {
  const text = JSON.stringify;
  const bindings = Object.entries(variables).map(
    ([name, value]) => `(name = ${text(name)}, text = ${text(value)})`,
  );
  if (hasShard) bindings.push('(name = "SHARD", durableObjectNamespace = "Shard")');
  const objects = hasShard
    ? `durableObjectNamespaces = [(className = "Shard", uniqueKey = "shard", enableSql = true)],
  durableObjectStorage = (localDisk = "objects"),`
    : '';
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "out", network = (allow = ["private", "public"])),
    (name = "objects", disk = (path = ${text(place.objects)}, writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${place.port}", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = ${text(COMPATIBILITY_DATE)},
  bindings = [${bindings.join(', ')}],
  ${objects}
  globalOutbound = "out",
);
`;
}

async function untilAnswered(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Failure(`workerd ended with code ${child.exitCode}`);
    const answered = await fetch(url).then(
      async (response) => {
        await response.arrayBuffer();
        return true;
      },
      () => false,
    );
    if (answered) return;
    await sleep(50);
  }
  throw new Failure(`workerd did not answer within ${START_TIMEOUT_MS / 1000} s`);
}

function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
