import { SPAN_KIND } from '@throughline/wire/otlp/traces';
import type { StoredSpan } from '../stores/storedSpan.ts';

/** What a bar's colour says. `color` is a colour of Mantine's palette. */
export interface Category {
  readonly name: string;
  readonly color: string;
}

const RUM: Readonly<Record<string, Category>> = {
  page_view: { name: 'Page view', color: 'cyan' },
  page_view_continued: { name: 'Page view', color: 'cyan' },
  document_fetch: { name: 'Document', color: 'teal' },
  resource: { name: 'Resource', color: 'pink' },
  web_vital: { name: 'Web vital', color: 'green' },
  web_vital_part: { name: 'Vital part', color: 'lime' },
  interaction: { name: 'Interaction', color: 'violet' },
  long_animation_frame: { name: 'Long frame', color: 'orange' },
  http: { name: 'Request', color: 'blue' },
  error: { name: 'Error', color: 'red' },
};

const DATABASE: Category = { name: 'Database', color: 'grape' };
const SERVER: Category = { name: 'Server', color: 'indigo' };
const OTHER: Category = { name: 'Inside the server', color: 'gray' };

/** The category of a span: by `rum.span.type` for what the page made, by convention for the rest. */
export function categoryOf(span: StoredSpan): Category {
  const type = String(span.attributes['rum.span.type'] ?? '');
  const rum = Object.hasOwn(RUM, type) ? RUM[type] : undefined;
  if (rum !== undefined) return rum;
  if (span.attributes['db.system.name'] !== undefined) return DATABASE;
  return span.kind === SPAN_KIND.server ? SERVER : OTHER;
}
