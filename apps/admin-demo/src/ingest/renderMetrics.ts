import {
  PROMETHEUS_TEXT_TYPE,
  renderPrometheusText,
} from '@throughline/ingest-core/measure/series/renderPrometheusText';
import type { SeriesRegistry } from '@throughline/ingest-core/measure/series/seriesRegistry';
import { equalSecrets } from '../auth/equalSecrets.ts';
import type { PanelConfig } from '../config/parsePanelEnv.ts';
import { failure } from '../http/failure.ts';

/** The part of the configuration that guards the metrics. */
export type MetricsGuard = Pick<PanelConfig, 'metricsToken' | 'metricsPublic'>;

/** `GET /metrics`: the stand-alone ingest's series for a scraper, with `Authorization: Bearer METRICS_TOKEN`. */
export function renderMetrics(request: Request, guard: MetricsGuard, registry: SeriesRegistry): Response {
  if (!guard.metricsPublic) {
    if (guard.metricsToken === undefined) return failure(403, 'set METRICS_TOKEN to scrape the panel');
    const given = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (given === undefined || !equalSecrets(given, guard.metricsToken))
      return failure(401, 'send METRICS_TOKEN as bearer token');
  }
  const headers = { 'Content-Type': PROMETHEUS_TEXT_TYPE, 'Cache-Control': 'no-store' };
  return new Response(renderPrometheusText(registry.rows()), { headers });
}
