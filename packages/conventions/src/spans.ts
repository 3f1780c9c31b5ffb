/**
 * The spans of a page view. One trace per page view; `page_view` is its root,
 * or `page_view_continued` where a page view has lived too long for one trace; that one counts no further page view.
 *
 * Every span that the SDK makes carries `rum.span.type` with one of these values, so that the ingest measures it and a
 * view colours it without reading its name.
 */
export const SPAN_TYPES = [
  'page_view',
  'page_view_continued',
  'document_fetch',
  'resource',
  'web_vital',
  'web_vital_part',
  'interaction',
  'long_animation_frame',
  'http',
  'error',
] as const;

/** The kind of a span that the SDK made: the value of `rum.span.type`. */
export type SpanType = (typeof SPAN_TYPES)[number];

/** How each type of span is named. All names are low-cardinality: routes and templates, never raw paths. */
export const SPAN_NAMES: Readonly<Record<SpanType, string>> = {
  page_view: 'page_view {rum.route}',
  page_view_continued: 'page_view_continued {rum.route}',
  document_fetch: 'document_fetch',
  resource: 'resource {rum.resource.type}',
  web_vital: 'web_vital {browser.web_vital.name}',
  web_vital_part: '{vital}.{part}, for example lcp.resource_load_delay or inp.processing_duration',
  interaction: 'interaction {rum.interaction.type}',
  long_animation_frame: 'long_animation_frame',
  http: '{http.request.method} {url.template}',
  error: 'error {error.type}',
};
