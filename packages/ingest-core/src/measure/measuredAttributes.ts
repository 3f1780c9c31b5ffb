/** The attributes of a span that the metrics are made of: all that is read of a span which sampling leaves out. */
export const MEASURED_ATTRIBUTES = [
  'rum.span.type',
  'rum.route',
  'rum.navigation_type',
  'browser.web_vital.name',
  'browser.web_vital.value',
  'rum.vital.report',
  'browser.web_vital.navigation_type',
  'http.request.method',
  'http.response.status_code',
  'server.address',
  'url.template',
] as const;

/** The name of an attribute that is measured. */
export type MeasuredAttribute = (typeof MEASURED_ATTRIBUTES)[number];
