import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { isSignedIn } from './src/auth/isSignedIn.ts';
import { SESSION_COOKIE } from './src/auth/sessionOptions.ts';
import { panelConfig } from './src/config/panelConfig.ts';
import { contentSecurityPolicy } from './src/http/contentSecurityPolicy.ts';
import { connectOrigins } from './src/rum/connectOrigins.ts';
import { serverTiming } from './src/tracing/serverTiming.ts';

const SIGN_IN = '/sign-in';

/** Every page but the sign-in needs it, and every page gets a policy with a nonce of its own. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  if (pathname !== SIGN_IN && !(await isSignedIn(request.cookies.get(SESSION_COOKIE)?.value))) {
    const target = new URL(SIGN_IN, request.nextUrl);
    if (pathname !== '/') target.searchParams.set('next', `${pathname}${search}`);
    return NextResponse.redirect(target);
  }
  const policy = contentSecurityPolicy({
    nonce: randomBytes(16).toString('base64'),
    connectTo: panelConfig().obsEnabled ? connectOrigins(panelConfig().rum) : [],
    development: process.env.NODE_ENV === 'development',
  });
  // Next reads the nonce for its own scripts from the request's header.
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  const timing = announcesTrace() ? serverTiming(request.headers, Date.now()) : undefined;
  if (timing !== undefined) response.headers.set('server-timing', timing);
  return response;
}

/** Without a tracer of its own the panel would hand a trace on that somebody else has begun. */
function announcesTrace(): boolean {
  const { obsEnabled, tracingEnabled } = panelConfig();
  return obsEnabled && tracingEnabled;
}

export const config = {
  // Route handlers answer for themselves: `/api` with 401, health and metrics openly or by token.
  matcher: ['/((?!api/|health/|metrics$|_next/|icon\\.svg$).*)'],
};
