import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { METRICS, type Metric } from '@throughline/conventions/metrics';
import type { TimeSeries } from '@throughline/wire/remote-write/timeSeries';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dashboardQueries } from '../../../infra/grafana/dashboardQueries.mjs';
import { querySeries } from './querySeries.ts';
import { type Backends, startOnFreePorts, TOKEN } from './startOnFreePorts.ts';
import { writeSeries } from './writeSeries.ts';

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly refId: string; readonly expr: string }[];
}

const path = new URL('../../../infra/grafana/dashboards/web-vitals.json', import.meta.url);
const dashboard = JSON.parse(await readFile(path, 'utf8')) as {
  panels: Panel[];
  templating: { list: { name: string }[] };
};
const metrics: Record<string, Metric> = METRICS;
const queries = dashboardQueries({ app: 'shop', env: 'test' });

/** How wide Grafana's grid is, in columns. */
const COLUMNS = 24;

describe('the Grafana dashboard', () => {
  it('has panels that do not overlap, each with a title and its own id', () => {
    const cells = new Set<string>();
    for (const { title, gridPos } of dashboard.panels) {
      expect(title).not.toBe('');
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(COLUMNS);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(cells.has(`${x} ${y}`), title).toBe(false);
          cells.add(`${x} ${y}`);
        }
      }
    }
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    expect(dashboard.templating.list.map(({ name }) => name)).toEqual(['datasource', 'app', 'env']);
  });

  it('asks for every metric that we write, by labels that it has', () => {
    const asked = new Set<string>();
    for (const { expr } of queries) {
      for (const [, name = '', braces = ''] of expr.matchAll(/(rum_\w+?)(?:_bucket|_count)?\{([^}]*)\}/g)) {
        asked.add(name);
        const labels = [...(metrics[name]?.labels ?? []), 'le'] as string[];
        const by = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(', '));
        const selected = [...braces.matchAll(/(\w+)=/g)].map(([, label = '']) => label);
        for (const label of [...by, ...selected]) expect(labels, expr).toContain(label);
      }
    }
    expect([...asked].sort()).toEqual(Object.keys(METRICS).sort());
  });

  it('reads shares at bounds that the histograms have', () => {
    const bounds = queries.flatMap(({ expr }) => [...expr.matchAll(/(rum_\w+)_bucket\{[^}]*le="([\d.]+)"/g)]);
    expect(bounds.length).toBeGreaterThanOrEqual(15);
    for (const [, name = '', bound] of bounds) expect(metrics[name]?.buckets?.map(String)).toContain(bound);
  });
});

describe.skipIf(process.env.THROUGHLINE_BACKENDS === 'none')(
  'the Grafana dashboard on VictoriaMetrics',
  () => {
    let dataDir: string;
    let backends: Backends;

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'throughline-dashboard-'));
      backends = await startOnFreePorts({ dataDir, test: true });
      const now = Date.now();
      expect(await writeSeries(backends.metrics, everySeries(0, now - 30_000), TOKEN)).toBe(204);
      expect(await writeSeries(backends.metrics, everySeries(8, now - 15_000), TOKEN)).toBe(204);
    });

    afterAll(async () => {
      await backends?.stop();
      await rm(dataDir, { recursive: true, force: true });
    });

    it.each(queries)('$panel $refId has an answer', async ({ expr }) => {
      expect(await querySeries(backends.metrics, expr), expr).not.toEqual([]);
    });

    it('gives the shares exactly: half good, a quarter in between, a quarter poor', async () => {
      for (const vital of ['LCP', 'INP', 'CLS', 'FCP', 'TTFB']) {
        const shares = queries.filter(({ panel }) => panel === `${vital} good / needs improvement / poor`);
        const values = shares.map(
          async ({ expr }) => (await querySeries(backends.metrics, expr))[0]?.value[1],
        );
        expect(await Promise.all(values), vital).toEqual(['0.5', '0.25', '0.25']);
      }
    });

    it('gives the 75th percentile', async () => {
      const p75 = queries.find(({ panel }) => panel === 'LCP p75');
      expect((await querySeries(backends.metrics, p75?.expr ?? ''))[0]?.value[1]).toBe('4');
    });
  },
);

/** Every series that Throughline writes, with one value for each label: `count` observations in each histogram. */
function everySeries(count: number, timestamp: number): TimeSeries[] {
  return Object.entries(metrics).flatMap(([name, metric]) => {
    const labels = metric.labels.map((label): [string, string] => [
      label,
      { app: 'shop', env: 'test' }[label as string] ?? label,
    ]);
    const one = (suffix: string, value: number, ...more: [string, string][]): TimeSeries => ({
      labels: [['__name__', name + suffix], ...labels, ...more],
      samples: [{ value, timestamp }],
    });
    if (metric.type !== 'histogram') return [one('', count)];
    const buckets = (metric.buckets ?? []).map((bound) =>
      one('_bucket', upTo(name, bound, count), ['le', String(bound)]),
    );
    return [...buckets, one('_bucket', count, ['le', '+Inf']), one('_count', count), one('_sum', count)];
  });
}

/** Where a vital's good part ends, and where its poor part begins. */
const THRESHOLDS: Record<string, readonly [good: number, poor: number]> = {
  rum_lcp_seconds: [2.5, 4],
  rum_inp_seconds: [0.2, 0.5],
  rum_cls: [0.1, 0.25],
  rum_fcp_seconds: [1.8, 3],
  rum_ttfb_seconds: [0.8, 1.8],
};

/** Half of the observations are at the good threshold, a quarter at the poor one, a quarter above. */
function upTo(name: string, bound: number, count: number): number {
  const [good, poor] = THRESHOLDS[name] ?? [0, 0];
  if (bound < good) return 0;
  if (bound < poor) return count / 2;
  return bound === poor ? (count * 3) / 4 : count;
}
