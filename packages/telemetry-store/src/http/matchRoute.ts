import type { Result } from '@throughline/wire/result';
import type { HttpFault, Route } from './exchange.ts';

/** A route, and what its `:parameters` stand for. */
export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a request; 404 for an unknown path, 405 with `Allow` for another method. HEAD is asked as GET. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): Result<RouteMatch, HttpFault> {
  const matches: RouteMatch[] = [];
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (params !== undefined) matches.push({ route, params });
  }
  const wanted = method === 'HEAD' ? 'GET' : method;
  const match = matches.find(({ route }) => route.method === wanted);
  if (match !== undefined) return { ok: true, value: match };
  if (matches.length === 0)
    return { ok: false, error: { status: 404, message: `there is nothing at ${path}` } };
  const allow = matches.map(({ route }) => route.method).join(', ');
  return {
    ok: false,
    error: { status: 405, message: `${path} takes ${allow}, not ${method}`, headers: { Allow: allow } },
  };
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, segment] of wanted.entries()) {
    const actual = given[i] ?? '';
    if (segment.startsWith(':')) params[segment.slice(1)] = decode(actual);
    else if (segment !== actual) return undefined;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
