import { createSeriesRegistry } from '@throughline/ingest-core/measure/series/seriesRegistry';
import { expect, it } from 'vitest';
import { renderMetrics } from './renderMetrics.ts';

const registry = createSeriesRegistry({ maxSeries: 10 });
registry.apply(
  [{ type: 'counter', metric: 'rum_page_views_total', labels: { app: 'a', route: '/' }, add: 2 }],
  1,
);

const ask = (authorization?: string) =>
  new Request('http://127.0.0.1/metrics', authorization === undefined ? {} : { headers: { authorization } });

it.each([
  ['a wrong token', ask('Bearer wrong'), { metricsToken: 'right', metricsPublic: false }, 401],
  ['no token', ask(), { metricsToken: 'right', metricsPublic: false }, 401],
  ['no configuration', ask('Bearer any'), { metricsToken: undefined, metricsPublic: false }, 403],
  ['the token', ask('Bearer right'), { metricsToken: 'right', metricsPublic: false }, 200],
  ['public metrics', ask(), { metricsToken: undefined, metricsPublic: true }, 200],
])('answers %s', async (_name, request, guard, status) => {
  const response = renderMetrics(request, guard, registry);
  expect(response.status).toBe(status);
  const text = await response.text();
  expect(text.includes('rum_page_views_total{app="a",route="/"} 2')).toBe(status === 200);
});
