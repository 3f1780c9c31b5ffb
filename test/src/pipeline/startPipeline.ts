import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { startExample } from '../../../examples/static/serve.mjs';
import { openChromium } from '../../../scripts/lib/browsers/openChromium.mjs';
import { freePort } from '../../../scripts/lib/freePort.mjs';
import { freePorts } from '../../../scripts/lib/ports.mjs';
import { STATIC_KEY } from '../../../scripts/lib/services/demoApps.mjs';
import { startStack } from '../../../scripts/lib/services/startStack.mjs';
import { type StoredMetrics, storedMetrics } from './storedMetrics.ts';
import { type StoredTraces, storedTraces } from './storedTraces.ts';
import { startTracedApi, type TracedApi } from './tracedApi.ts';

/** A running pipeline, and how to look into it. */
export interface Pipeline {
  stack: Awaited<ReturnType<typeof startStack>>;
  browser: Browser;
  traces: StoredTraces;
  metrics: StoredMetrics;
  /** Full URL that pages post to. */
  ingest: string;
  panel: string;
  /** A page that is not ours, on an origin of its own, and an API on another. */
  example: { origin: string; key: string };
  api: TracedApi;
  close(): Promise<void>;
}

/** Starts everything for real: backend, workerd, Next, the static example, an API and a browser. */
export async function startPipeline(backend: 'embedded' | 'native'): Promise<Pipeline> {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-test-'));
  const ports = await freePorts();
  const examplePort = await freePort();
  const exampleOrigin = `http://127.0.0.1:${examplePort}`;
  const stack = await startStack({
    dataDir,
    ports,
    backend,
    test: true,
    pageOrigins: [exampleOrigin],
    edgeEnv: { REMOTE_WRITE_INTERVAL_SECONDS: '1' },
    panelEnv: { RUM_FLUSH_INTERVAL_MS: '1000' },
  });
  const url = (port: number) => `http://127.0.0.1:${port}`;
  const api = await startTracedApi({
    pageOrigin: exampleOrigin,
    otlp: url(ports.otlp),
    token: stack.secrets.storeToken,
  });
  const example = await startExample({
    port: examplePort,
    edgeUrl: url(ports.edge),
    apiUrl: api.origin,
    key: STATIC_KEY,
  });
  const browser = await openChromium();
  return {
    stack,
    browser,
    traces: storedTraces(url(ports.jaeger)),
    metrics: storedMetrics(url(ports.metrics)),
    ingest: `${url(ports.edge)}/v1/traces`,
    panel: url(ports.panel),
    example: { origin: exampleOrigin, key: STATIC_KEY },
    api,
    async close() {
      await browser.close();
      await example.close();
      await api.close();
      await stack.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
