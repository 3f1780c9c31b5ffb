/** Route templates of the panel's pages and API with a variable in them; paths without one name themselves. */
export const ROUTES = [
  '/residences/:id',
  '/documents/:id',
  '/ops/traces/:traceId',
  '/api/residences/:id',
  '/api/tasks/:id',
  '/api/documents/:id',
] as const;
