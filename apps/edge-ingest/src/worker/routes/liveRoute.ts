import type { Route } from '../route.ts';

/** `GET /health/live`: the Worker runs. */
export function liveRoute(): Route {
  return () => Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
}
