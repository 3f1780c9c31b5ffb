import { METRICS, type Metric, type MetricName } from '@throughline/conventions/metrics';
import type { SeriesRow } from './seriesRow.ts';
import { toTimeSeries } from './toTimeSeries.ts';

/** The content type of the text exposition format. */
export const PROMETHEUS_TEXT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Series as the text exposition format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/), with HELP
 * and TYPE, without timestamps.
 */
export function renderPrometheusText(
  rows: readonly SeriesRow[],
  extraLabels: readonly [name: string, value: string][] = [],
): string {
  const byMetric = new Map<MetricName, SeriesRow[]>();
  for (const row of rows) {
    const group = byMetric.get(row.metric);
    if (group === undefined) byMetric.set(row.metric, [row]);
    else group.push(row);
  }
  return Array.from(byMetric, ([metric, group]) => family(metric, group, extraLabels)).join('');
}

function family(
  metric: MetricName,
  rows: readonly SeriesRow[],
  extraLabels: readonly [string, string][],
): string {
  const { doc, type } = METRICS[metric] as Metric;
  const lines = [`# HELP ${metric} ${escapeHelp(doc)}`, `# TYPE ${metric} ${type}`];
  for (const row of rows) {
    for (const { labels, samples } of toTimeSeries(row, { timestamp: 0, extraLabels })) {
      const pairs = labels.filter(([name]) => name !== '__name__');
      lines.push(`${labels[0]?.[1]}${renderLabels(pairs)} ${samples[0]?.value}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function renderLabels(pairs: readonly [string, string][]): string {
  if (pairs.length === 0) return '';
  return `{${pairs.map(([name, value]) => `${name}="${escapeLabel(value)}"`).join(',')}}`;
}

function escapeLabel(value: string): string {
  return value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
}

function escapeHelp(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n');
}
