import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkDependencies } from './checkDependencies.ts';

let server: Server;
let url: string;

beforeAll(async () => {
  process.env.ADMIN_PASSWORD = 'correct horse';
  process.env.SESSION_SECRET = 's'.repeat(32);
  server = createServer((request, response) =>
    response.writeHead(request.url?.startsWith('/api/v1') ? 200 : 500).end(),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // The first question opens the embedded database, which may take longer than a probe waits.
  await checkDependencies({ metricsQueryUrl: undefined, tracesQueryUrl: undefined });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

it('asks only for what is configured', async () => {
  const found = await checkDependencies({ metricsQueryUrl: undefined, tracesQueryUrl: undefined });
  expect(found.map(({ name }) => name)).toEqual(['database']);
});

it('tells which one fails, with latencies', async () => {
  const found = await checkDependencies({ metricsQueryUrl: url, tracesQueryUrl: url });
  expect(found.map(({ name, ok }) => [name, ok])).toEqual([
    ['database', expect.any(Boolean)],
    ['metrics store', true],
    ['trace store', false],
  ]);
  for (const { latency_ms } of found) expect(latency_ms).toBeGreaterThanOrEqual(0);
});

it('counts a store that nobody answers for as failed', async () => {
  const [, metrics] = await checkDependencies({
    metricsQueryUrl: 'http://127.0.0.1:9',
    tracesQueryUrl: undefined,
  });
  expect(metrics?.ok).toBe(false);
});
