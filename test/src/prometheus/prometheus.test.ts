import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../../scripts/lib/backends/findProgram.mjs';
import { TEST_PROGRAMS } from '../../../scripts/lib/backends/testPrograms.mjs';
import { eventually } from '../pipeline/eventually.ts';
import { readText, seriesId } from './readText.ts';
import { startWritingEdge, type WritingEdge } from './writingEdge.ts';

/** Two backoffs after an outage, on a busy machine. */
const PATIENCE_MS = 150_000;

const [prometheus, promtool] = await Promise.all(
  ['prometheus', 'promtool'].map((wanted) => {
    const program = TEST_PROGRAMS.find(({ name }) => name === wanted);
    return program && findProgram(program);
  }),
);

const title = prometheus && promtool ? '' : ' [not run: Prometheus is not installed]';

const VERSIONS = [
  { version: '1.0', variables: {} },
  { version: '2.0', variables: { REMOTE_WRITE_VERSION: '2.0', REMOTE_WRITE_NATIVE_HISTOGRAMS: 'true' } },
];

describe.skipIf(title)(`a real Prometheus${title}`, () => {
  describe.each(VERSIONS)('with remote-write $version', ({ version, variables }) => {
    let edge: WritingEdge;
    beforeAll(async () => {
      edge = await startWritingEdge(prometheus?.path ?? '', variables);
      await edge.send(24);
      await settled(edge);
      await edge.stopPrometheus();
      await edge.send(8);
      await edge.killEdge();
      await edge.send(8);
      await edge.restartPrometheus();
      await edge.send(8);
      await settled(edge);
    });
    afterAll(() => edge?.close());

    it('counts each page view once, from a zero on, in every Shard', async () => {
      const series = await edge.prom.samples('rum_page_views_total');
      expect(new Set(series.map(({ metric }) => metric.shard)).size).toBe(2);
      let total = 0;
      for (const { values } of series) {
        const numbers = values.map(([, value]) => Number(value));
        expect(numbers[0]).toBe(0);
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
        expect(values.map(([time]) => time)).toEqual([...new Set(values.map(([time]) => time))].sort());
        total += numbers.at(-1) ?? 0;
      }
      expect(total).toBe(edge.sent.length);
      const duplicates = 'sum(rum_ingest_batches_total{outcome="duplicate"})';
      expect(await edge.prom.number(duplicates)).toBeGreaterThan(0);
    });

    it('has buckets that rise to the count at every time', async () => {
      const buckets = await edge.prom.samples('rum_lcp_seconds_bucket');
      const counts = await edge.prom.samples('rum_lcp_seconds_count');
      expect(counts.length).toBe(2);
      for (const { metric, values } of counts) {
        const own = buckets
          .filter((bucket) => bucket.metric.shard === metric.shard)
          .sort((a, b) => bound(a.metric.le) - bound(b.metric.le));
        expect(own).toHaveLength(16);
        for (const [at, [, count]] of values.entries()) {
          const column = own.map((bucket) => Number(bucket.values[at]?.[1]));
          expect(column).toEqual([...column].sort((a, b) => a - b));
          expect(column.at(-1)).toBe(Number(count));
        }
      }
      const good = 'sum(rum_lcp_seconds_bucket{le="2.5"})';
      expect(await edge.prom.number(good)).toBe(edge.sent.length / 2);
    });

    it('was sent nothing that it refuses', async () => {
      expect(await edge.prom.refusals()).toEqual({});
      const lost = 'sum(rum_forward_total{destination="remote_write",outcome=~"skipped|quarantined"})';
      expect(await edge.prom.number(lost)).toBeUndefined();
    });

    it('finds the same series at GET /metrics, in good form', async () => {
      const text = await edge.text();
      const check = spawnSync(promtool?.path ?? '', ['check', 'metrics'], { input: text, encoding: 'utf8' });
      expect(check.stdout + check.stderr).toBe('');
      expect(check.status).toBe(0);
      const shown = readText(text);
      const names = '{__name__=~"rum_.+",__name__!~"rum_(forward|outbox).+",destination=""}';
      const written = (await edge.prom.samples(names)).filter(({ values }) => values);
      const last = new Map(
        written.map(({ metric: { __name__ = '', ...labels }, values }) => [
          seriesId(__name__, Object.entries(labels)),
          Number(values.at(-1)?.[1]),
        ]),
      );
      expect(Object.fromEntries(last)).toEqual(Object.fromEntries(shown));
    });

    if (version === '1.0') return;

    it('knows what series mean, and which traces are examples', async () => {
      const labelled = '{__name__="rum_lcp_seconds_count",__type__="histogram",__unit__="seconds"}';
      expect(await edge.prom.samples(labelled)).toHaveLength(2);
      const exemplars = await edge.prom.exemplars('rum_lcp_seconds_bucket');
      const traces = new Set(edge.sent.map(({ traceId }) => traceId));
      expect(exemplars.length).toBeGreaterThan(2);
      for (const { series, labels, value } of exemplars) {
        expect(traces).toContain(labels.trace_id);
        expect(value).toBeLessThanOrEqual(bound(series.le));
      }
    });

    it('answers by native histograms as by the classic ones', async () => {
      const { number } = edge.prom;
      expect(await number('histogram_count(sum(rum_lcp_seconds))')).toBe(edge.sent.length);
      expect(await number('histogram_fraction(0, 2.5, sum(rum_lcp_seconds))')).toBeCloseTo(0.5, 9);
      const classic = await number('histogram_quantile(0.6, sum by (le) (rum_lcp_seconds_bucket))');
      expect(await number('histogram_quantile(0.6, sum(rum_lcp_seconds))')).toBeCloseTo(classic ?? 0, 9);
    });
  });
});

function bound(le: string | undefined): number {
  return le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le);
}

/** Waits until everything that was acknowledged is counted. */
async function settled(edge: WritingEdge): Promise<void> {
  await eventually(
    'the counts',
    async () => {
      const views = await edge.prom.number('sum(rum_page_views_total)');
      return (views ?? 0) >= edge.sent.length ? true : undefined;
    },
    PATIENCE_MS,
  );
}
