import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeHeaders } from '@throughline/wire/remote-write/headers';
import { encodeWriteRequestV2 } from '@throughline/wire/remote-write/v2/encodeWriteRequestV2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { querySeries } from './querySeries.ts';
import { type Backends, startOnFreePorts, TOKEN } from './startOnFreePorts.ts';
import { writeSeries } from './writeSeries.ts';

/** Older than the latency offset of VictoriaMetrics, 5 s outside of tests, which hides the newest samples. */
const AGO_MS = 30_000;

const traceId = randomBytes(16).toString('hex');

const trace = JSON.stringify({
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'backends-test' } }] },
      scopeSpans: [
        {
          spans: [
            {
              traceId,
              spanId: randomBytes(8).toString('hex'),
              name: 'GET /residences/:id',
              kind: 3,
              startTimeUnixNano: `${Date.now() - 20}000000`,
              endTimeUnixNano: `${Date.now()}000000`,
            },
          ],
        },
      ],
    },
  ],
});

async function post(url: string, token?: string): Promise<number> {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await fetch(url, { method: 'POST', headers, body: trace });
  await response.arrayBuffer();
  return response.status;
}

async function status(url: string): Promise<number> {
  const response = await fetch(url);
  await response.arrayBuffer();
  return response.status;
}

async function readTrace(jaeger: string): Promise<string> {
  return (await fetch(`${jaeger}/api/v3/traces/${traceId}`)).text();
}

// `npm test` says by this variable whether they can be had here, and prints the reason of what was not run.
describe.skipIf(process.env.THROUGHLINE_BACKENDS === 'none')('the native backends', () => {
  let dataDir: string;
  let backends: Backends;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'throughline-backends-'));
    backends = await startOnFreePorts({ dataDir, test: true });
  });

  afterAll(async () => {
    await backends?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('take spans with the token only, and nothing but spans', async () => {
    expect(await post(`${backends.otlp}/v1/traces`)).toBe(401);
    expect(await post(`${backends.otlp}/v1/traces`, 'another-token')).toBe(401);
    expect(await readTrace(backends.jaeger)).not.toContain('GET /residences/:id');
    expect(await post(`${backends.otlp}/v1/logs`, TOKEN)).toBe(400);
    expect(await post(`${backends.otlp}/api/v1/write`, TOKEN)).toBe(400);
    expect(await status(`${backends.otlp}/api/v1/query?query=1`)).toBe(401);
    expect(await post(`${backends.otlp}/v1/traces`, TOKEN)).toBe(200);
    expect(await readTrace(backends.jaeger)).toContain('GET /residences/:id');
  });

  it('take samples with the token only, and answer reads without it', async () => {
    const series = (name: string) => [
      {
        labels: [['__name__', name]] as [string, string][],
        samples: [{ value: 42, timestamp: Date.now() - AGO_MS }],
      },
    ];
    expect(await writeSeries(backends.metrics, series('refused'))).toBe(401);
    expect(await writeSeries(backends.metrics, series('refused'), 'another-token')).toBe(401);
    expect(await writeSeries(backends.metrics, series('taken'), TOKEN)).toBe(204);
    expect((await querySeries(backends.metrics, 'taken'))[0]?.value[1]).toBe('42');
    expect(await querySeries(backends.metrics, 'refused')).toEqual([]);
    for (const path of [
      'labels',
      'label/__name__/values',
      'series?match[]=taken',
      'query_range?query=1&start=0&end=1',
    ])
      expect(await status(`${backends.metrics}/api/v1/${path}`), path).toBe(200);
    for (const path of [
      'metrics',
      '-/reload',
      'api/v1/admin/tsdb/delete_series?match[]=taken',
      'debug/pprof/',
    ])
      expect(await status(`${backends.metrics}/${path}`), path).toBe(401);
  });

  // By its silence the edge knows that nothing was stored: REMOTE_WRITE_VERSION is told to be wrong.
  it('answer remote-write 2.0 without a word on what was written, and store nothing of it', async () => {
    const samples = [{ value: 42, timestamp: Date.now() - AGO_MS }];
    const response = await fetch(`${backends.metrics}/api/v1/write`, {
      method: 'POST',
      headers: { ...writeHeaders('2.0'), Authorization: `Bearer ${TOKEN}` },
      body: encodeWriteRequestV2([{ labels: [['__name__', 'of_version_2']], samples }]),
    });
    await response.arrayBuffer();
    expect(response.headers.get('X-Prometheus-Remote-Write-Samples-Written')).toBeNull();
    expect(await querySeries(backends.metrics, 'of_version_2')).toEqual([]);
  });

  it.runIf(platform() === 'linux')('listen on loopback only', () => {
    const listening = backends.pids.flatMap(listeners);
    expect(listening.length).toBeGreaterThanOrEqual(7);
    expect(listening.filter((address) => !address.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('keep what they hold over a restart, and have no test paths outside of tests', async () => {
    await backends.stop();
    for (const pid of backends.pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    backends = await startOnFreePorts({ dataDir });
    expect(await readTrace(backends.jaeger)).toContain('GET /residences/:id');
    const response = await fetch(`${backends.metrics}/api/v1/query?query=last_over_time(taken[1h])`);
    expect(await response.text()).toContain('"42"');
    expect(await status(`${backends.metrics}/internal/force_flush`)).toBe(401);
  });
});

/** Addresses on which a process listens. */
function listeners(pid: number): string[] {
  const rows = execFileSync('ss', ['-Hltnp'], { encoding: 'utf8' }).split('\n');
  return rows.filter((row) => row.includes(`pid=${pid},`)).map((row) => row.split(/\s+/)[3] ?? '');
}
