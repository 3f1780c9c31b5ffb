import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Span } from '@throughline/wire/otlp/traces';
import { descendants } from '../../../scripts/lib/descendants.mjs';
import { freePorts } from '../../../scripts/lib/ports.mjs';
import { localSecrets } from '../../../scripts/lib/secrets.mjs';
import { DEMO_KEY } from '../../../scripts/lib/services/demoApps.mjs';
import { startEdge } from '../../../scripts/lib/services/startEdge.mjs';
import { newBatchId, pageViewSpan, postBatch, tracesOf } from '../pipeline/batch.ts';
import { promApi } from './promApi.ts';
import { startPrometheus } from './startPrometheus.ts';

/** Shards that write side by side. */
const SHARDS = 2;

/** LCPs of the page views in turn, milliseconds. */
const LCPS_MS = [800, 2_500, 2_600, 9_000] as const;

/** The Worker in a real workerd, which writes to a real Prometheus. */
export async function startWritingEdge(prometheusPath: string, variables: Record<string, string>) {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-prometheus-'));
  const ports = await freePorts();
  const secrets = localSecrets(dataDir);
  const url = (port: number) => `http://127.0.0.1:${port}`;
  const openPrometheus = () => startPrometheus({ path: prometheusPath, dataDir, port: ports.metrics });
  const openEdge = () =>
    startEdge({
      dataDir,
      ports,
      secrets,
      logDir: join(dataDir, 'logs'),
      edgeEnv: {
        SHARDS: String(SHARDS),
        REMOTE_WRITE_INTERVAL_SECONDS: '1',
        OTEL_EXPORTER_OTLP_ENDPOINT: '',
        ...variables,
      },
    });
  let prometheus = await openPrometheus();
  let edge = await openEdge();
  const sent: Span[] = [];

  return {
    prom: promApi(url(ports.metrics)),
    /** Root spans of the page views that were acknowledged. */
    sent,
    /** Posts so many page views with their LCP, each batch twice; every one must be acknowledged. */
    async send(pageViews: number): Promise<void> {
      for (let i = 0; i < pageViews; i++) {
        const root = pageViewSpan('/written');
        const spans = [root, lcpSpan(root, LCPS_MS[i % LCPS_MS.length] ?? 0)];
        const body = JSON.stringify(tracesOf(spans));
        const post = { url: `${url(ports.edge)}/v1/traces`, key: DEMO_KEY, origin: url(ports.panel), body };
        const batch = newBatchId();
        const answers = [await postBatch({ ...post, batch }), await postBatch({ ...post, batch })];
        if (answers.some(({ status }) => status !== 200)) throw new Error(JSON.stringify(answers));
        sent.push(root);
      }
    },
    stopPrometheus: () => prometheus.stop(),
    async restartPrometheus() {
      prometheus = await openPrometheus();
    },
    /** `kill -9`, and a start from the disk. */
    async killEdge() {
      for (const pid of descendants(edge.pid, 'workerd')) process.kill(pid, 'SIGKILL');
      await edge.stop();
      edge = await openEdge();
    },
    /** `GET /metrics` of the Worker. */
    async text(): Promise<string> {
      const headers = { Authorization: `Bearer ${secrets.adminToken}` };
      return (await fetch(`${url(ports.edge)}/metrics`, { headers })).text();
    },
    async close() {
      await edge.stop();
      await prometheus.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Where it runs. */
export type WritingEdge = Awaited<ReturnType<typeof startWritingEdge>>;

function lcpSpan(root: Span, value: number): Span {
  const span = pageViewSpan('/written', [
    { key: 'browser.web_vital.name', value: { stringValue: 'LCP' } },
    { key: 'browser.web_vital.value', value: { doubleValue: value } },
  ]);
  const attributes = span.attributes.map((attribute) =>
    attribute.key === 'rum.span.type' ? { ...attribute, value: { stringValue: 'web_vital' } } : attribute,
  );
  return { ...span, traceId: root.traceId, parentSpanId: root.spanId, name: 'web_vital LCP', attributes };
}
