import type { NextRequest } from 'next/server';
import { isSameOrigin } from '../auth/isSameOrigin.ts';
import { isSignedIn } from '../auth/isSignedIn.ts';
import { SESSION_COOKIE } from '../auth/sessionOptions.ts';
import { log } from '../log/log.ts';
import { failure } from './failure.ts';

/** What Next passes beside the request. */
export interface RouteContext {
  readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** A route handler of Next. */
export type RouteHandler = (request: NextRequest, context: RouteContext) => Promise<Response>;

const SAFE_METHODS = new Set(['GET', 'HEAD']);

/** A route handler behind the sign-in: 401 without it, 403 from a foreign origin, 500 as JSON where it throws. */
export function adminRoute(handle: RouteHandler): RouteHandler {
  return async function handleAdminRoute(request, context) {
    if (!(await isSignedIn(request.cookies.get(SESSION_COOKIE)?.value))) return failure(401, 'sign in first');
    if (!SAFE_METHODS.has(request.method) && !isSameOrigin(request.headers)) {
      return failure(403, 'requests that change something must come from the panel itself');
    }
    try {
      return await handle(request, context);
    } catch (error) {
      log('error', 'route failed', {
        route: request.nextUrl.pathname,
        error: error instanceof Error ? error.name : 'unknown',
      });
      return failure(500, 'something went wrong on our side');
    }
  };
}
