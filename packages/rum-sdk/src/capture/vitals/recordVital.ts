import type { PageView } from '../../trace/pageView.ts';
import type { Tracing } from '../../trace/tracing.ts';
import type { Interactions } from '../interactions/watchInteractions.ts';
import type { ToldVital } from './vitalReport.ts';

/** A vital as a span of its page view, with a child for each part. */
export function recordVital(
  vital: ToldVital,
  view: PageView,
  { tracing, interactions }: { readonly tracing: Tracing; readonly interactions: Interactions },
): void {
  const { name, start, end, interaction } = vital;
  const span = tracing.start({
    type: 'web_vital',
    name: `web_vital ${name}`,
    view,
    start,
    attributes: {
      'browser.web_vital.name': name,
      'browser.web_vital.value': vital.value,
      'browser.web_vital.delta': vital.delta,
      'browser.web_vital.id': vital.id,
      'browser.web_vital.rating': vital.rating,
      'browser.web_vital.navigation_type': vital.navigationType,
      'rum.vital.report': vital.times > 1 ? vital.times : undefined,
      ...vital.attributes,
    },
  });
  if (interaction) interactions.record({ type: interaction, view, start, end });
  for (const part of vital.parts ?? []) {
    const { name, start, end } = part;
    tracing.end(tracing.start({ type: 'web_vital_part', name, view, parent: span.context, start }), end);
  }
  tracing.end(span, end);
}
