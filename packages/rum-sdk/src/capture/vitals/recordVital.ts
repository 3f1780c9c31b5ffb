import type { PageView } from '../../trace/pageView.ts';
import type { Tracing } from '../../trace/tracing.ts';
import type { Interactions } from '../interactions/watchInteractions.ts';
import type { VitalReport } from './vitalReport.ts';

/** A vital as a span of its page view, with a child for each part. */
export function recordVital(
  report: VitalReport,
  view: PageView,
  parts: { readonly tracing: Tracing; readonly interactions: Interactions },
): void {
  const { tracing, interactions } = parts;
  const span = tracing.start({
    type: 'web_vital',
    name: `web_vital ${report.name}`,
    view,
    start: report.start,
    attributes: report.attributes,
  });
  if (report.interaction) interactions.record({ ...report, type: report.interaction, view });
  for (const { name, start, end } of report.parts ?? []) {
    tracing.end(tracing.start({ type: 'web_vital_part', name, view, parent: span.context, start }), end);
  }
  tracing.end(span, report.end);
}
