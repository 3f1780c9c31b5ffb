import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { encodeWriteRequest } from '@throughline/wire/remote-write/encodeWriteRequest';
import { REMOTE_WRITE_HEADERS } from '@throughline/wire/remote-write/headers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StorePorts } from './startStore.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const TOKEN = 'a-token-of-the-test';
const ANY_PORT = { OTLP_PORT: '0', METRICS_PORT: '0', JAEGER_PORT: '0' };

let folder: string;
let running: ChildProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'));
  running = [];
});
afterEach(async () => {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Line {
  level: string;
  msg: string;
  ports: StorePorts;
}

/** Starts the program, and waits for its first line. */
async function start(env: Record<string, string>): Promise<{ child: ChildProcess; line: Line }> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, line: JSON.parse(String(line)) as Line };
}

const startOnFile = () =>
  start({ STORE_FILE: join(folder, 'store.duckdb'), STORE_TOKEN: TOKEN, ...ANY_PORT });

async function sendSpan(port: number, index: number): Promise<number> {
  const span = {
    traceId: (index + 1).toString(16).padStart(32, '0'),
    spanId: 'b7ad6b7169203331',
    name: 'killed',
    startTimeUnixNano: `${Date.now()}000000`,
  };
  const response = await fetch(`http://127.0.0.1:${port}/v1/traces`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }),
  });
  return response.status;
}

async function countTraces({ jaeger }: StorePorts): Promise<number> {
  const hour = 3_600_000;
  const range = new URLSearchParams({
    'query.start_time_min': new Date(Date.now() - hour).toISOString(),
    'query.start_time_max': new Date(Date.now() + hour).toISOString(),
    'query.num_traces': '1000',
  });
  const response = await fetch(`http://127.0.0.1:${jaeger}/api/v3/traces?${range}`);
  const { result } = (await response.json()) as { result: { resourceSpans: unknown[] } };
  return result.resourceSpans.length;
}

describe('the store as a process', () => {
  it('has everything that it acknowledged after a kill, and closes cleanly when asked to', async () => {
    const first = await startOnFile();
    const answers: Promise<number>[] = [];
    for (let i = 0; i < 200; i++) answers.push(sendSpan(first.line.ports.otlp, i).catch(() => 0));
    const sample = {
      labels: [['__name__', 'kept']] as [string, string][],
      samples: [{ value: 7, timestamp: Date.now() }],
    };
    const written = await fetch(`http://127.0.0.1:${first.line.ports.metrics}/api/v1/write`, {
      method: 'POST',
      headers: { ...REMOTE_WRITE_HEADERS, authorization: `Bearer ${TOKEN}` },
      body: encodeWriteRequest([sample]),
    });
    expect(written.status).toBe(204);
    await Promise.any(answers);
    first.child.kill('SIGKILL');
    const acknowledged = (await Promise.all(answers)).filter((status) => status === 200).length;
    expect(acknowledged).toBeGreaterThan(0);

    const second = await startOnFile();
    expect(await countTraces(second.line.ports)).toBeGreaterThanOrEqual(acknowledged);
    const kept = await fetch(`http://127.0.0.1:${second.line.ports.metrics}/api/v1/query?query=kept`);
    expect(await kept.json()).toMatchObject({ data: { result: [{ value: [expect.any(Number), '7'] }] } });
    second.child.kill('SIGTERM');
    expect(await once(second.child, 'exit')).toEqual([0, null]);
  });

  it.each([
    [{ STORE_TOKEN: '' }, /^STORE_TOKEN is not set/],
    [{ STORE_TOKEN: 'two words' }, /^STORE_TOKEN contains white space/],
    [{ OTLP_PORT: 'http' }, /^OTLP_PORT is "http": give a port/],
  ])('stops with one line that names the variable: %j', async (env, message) => {
    const { child, line } = await start({ STORE_TOKEN: TOKEN, ...ANY_PORT, ...env });
    expect(line).toMatchObject({ level: 'error', msg: expect.stringMatching(message) });
    expect(await once(child, 'exit')).toEqual([1, null]);
  });

  it('says which port is taken, and by which variable to choose another', async () => {
    const { line } = await start({ STORE_TOKEN: TOKEN, ...ANY_PORT });
    const taken = await start({ STORE_TOKEN: TOKEN, ...ANY_PORT, METRICS_PORT: String(line.ports.jaeger) });
    expect(taken.line.msg).toMatch(new RegExp(`^port ${line.ports.jaeger} is taken: .*METRICS_PORT`));
    expect(await once(taken.child, 'exit')).toEqual([1, null]);
  });
});
