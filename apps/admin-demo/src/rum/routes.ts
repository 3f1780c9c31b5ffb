/**
 * Route templates with a variable in them; paths without one name themselves. Page views have theirs from Next (see
 * `<RumRoute />` in the layout), the router's own requests for a page don't.
 */
export const ROUTES = [
  '/api/residences/:id',
  '/api/tasks/:id',
  '/api/documents/:id',
  '/ops/traces/:traceId',
] as const;
