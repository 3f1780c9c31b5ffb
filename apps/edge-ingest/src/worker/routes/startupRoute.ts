import type { Configuration } from '../configuration/checkConfiguration.ts';
import type { Route } from '../route.ts';

/** `GET /health/startup`: whether the configuration is good, and every mistake in it by name. 503 where it isn't. */
export function startupRoute({ enabled, mistakes }: Configuration): Route {
  const isGood = mistakes.length === 0;
  return () =>
    Response.json(
      { status: isGood ? 'ok' : 'misconfigured', enabled, mistakes },
      { status: isGood ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
    );
}
