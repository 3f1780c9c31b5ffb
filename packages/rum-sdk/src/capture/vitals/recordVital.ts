import { rate } from '@throughline/conventions/rate';
import type { Tracing } from '../../trace/tracing.ts';
import type { Interactions } from '../interactions/watchInteractions.ts';
import type { ToldVital } from './vitalReport.ts';

/** A vital as a span of its page view, with a child for each part. */
export function recordVital(
  { name, id, value, delta, times, navigation, detail }: ToldVital,
  { tracing, interactions }: { readonly tracing: Tracing; readonly interactions: Interactions },
): void {
  const { view, navigationType } = navigation;
  const {
    start = navigation.start,
    end = start + value,
    attributes,
    parts = [],
    interaction,
  } = detail?.(navigation.start) ?? {};
  const span = tracing.start({
    type: 'web_vital',
    name: `web_vital ${name}`,
    view,
    start,
    attributes: {
      'browser.web_vital.name': name,
      'browser.web_vital.value': value,
      'browser.web_vital.delta': delta,
      'browser.web_vital.id': id,
      'browser.web_vital.rating': rate(name, value),
      'browser.web_vital.navigation_type': navigationType,
      'rum.vital.report': times > 1 ? times : undefined,
      ...attributes,
    },
  });
  if (interaction) interactions.record({ type: interaction, view, start, end });
  for (const part of parts) {
    const { name, start, end } = part;
    tracing.end(tracing.start({ type: 'web_vital_part', name, view, parent: span.context, start }), end);
  }
  tracing.end(span, end);
}
