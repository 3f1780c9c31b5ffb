import { expect, it } from 'vitest';
import { dashboardQueries } from '../../../../infra/grafana/dashboardQueries.mjs';
import type { Pipeline } from '../startPipeline.ts';

/** Panels that stay empty in this run: nothing is refused by a store, and no frame is long for sure. */
const MAY_BE_EMPTY = /quarantin|skipped|long_frames|client_dropped|scrubbed|errors/;

/** Every query of the provisioned Grafana dashboard, against the real VictoriaMetrics. */
export function dashboard(pipeline: () => Pipeline): void {
  it('is answered with data by the real VictoriaMetrics', async () => {
    const { metrics } = pipeline();
    const queries = dashboardQueries({ app: 'admin-demo', env: 'development', range: '1h' });
    expect(queries.length).toBeGreaterThan(10);
    for (const { panel, expr } of queries) {
      const found = await metrics.query(expr);
      if (!MAY_BE_EMPTY.test(expr)) expect(found.length, `${panel}: ${expr}`).toBeGreaterThan(0);
    }
  });
}
