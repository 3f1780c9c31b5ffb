/**
 * Route templates of the panel's API with a variable in them; paths without one name themselves. Pages have theirs from
 * Next: see `<RumRoute />` in the layout.
 */
export const ROUTES = ['/api/residences/:id', '/api/tasks/:id', '/api/documents/:id'] as const;
