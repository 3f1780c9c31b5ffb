import type { StoredSpan } from '../stores/storedSpan.ts';

/** The parts of a vital in the order in which they happen: https://web.dev/articles/optimize-lcp and optimize-inp. */
const PARTS = [
  'lcp.time_to_first_byte',
  'lcp.resource_load_delay',
  'lcp.resource_load_duration',
  'lcp.element_render_delay',
  'inp.input_delay',
  'inp.processing_duration',
  'inp.presentation_delay',
];

/** Orders parts that begin at the same moment, as a part without a length and the next one do; -1 for other spans. */
export function partRank({ name, attributes }: StoredSpan): number {
  return attributes['rum.span.type'] === 'web_vital_part' ? PARTS.indexOf(name) : -1;
}
