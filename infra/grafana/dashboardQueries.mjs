import { readFileSync } from 'node:fs';

const DASHBOARD = new URL('./dashboards/web-vitals.json', import.meta.url);

/**
 * Every PromQL query of the provisioned dashboard, with Grafana's variables filled in, so that it can be put to a real
 * Prometheus API without Grafana.
 *
 * @param {{ app?: string, env?: string, range?: string, rateInterval?: string }} [values] `app` and `env` are regular
 *   expressions; `range` and `rateInterval` PromQL durations. By default every app and the last hour; `rateInterval` as `range`, so that old data
 *   is found too (Grafana takes a minute at least).
 * @returns {{ panel: string, refId: string, expr: string, instant: boolean }[]}
 */
export function dashboardQueries(values = {}) {
  const { app = '.*', env = '.*', range = '1h', rateInterval = range } = values;
  const filled = { app, env, __range: range, __rate_interval: rateInterval };
  const dashboard = JSON.parse(readFileSync(DASHBOARD, 'utf8'));
  return dashboard.panels.flatMap((panel) =>
    (panel.targets ?? []).map(({ refId, expr, instant }) => ({
      panel: panel.title,
      refId,
      expr: fill(expr, filled),
      instant: instant === true,
    })),
  );
}

function fill(expr, values) {
  return expr.replace(/\$(\w+)/g, (variable, name) => {
    if (!Object.hasOwn(values, name)) throw new Error(`${variable} in ${expr} has no value`);
    return values[name];
  });
}
