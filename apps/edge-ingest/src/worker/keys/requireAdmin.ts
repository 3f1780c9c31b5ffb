import { statusResponse } from '../answers/statusResponse.ts';
import type { Route } from '../route.ts';

/** Lets a request through that carries the admin token; without a configured token, none. */
export function requireAdmin(token: string | undefined, route: Route): Route {
  return async (request) => {
    if (!token) return statusResponse(403, 'ADMIN_TOKEN is not set; set it to open this route');
    const isAdmin = await hasBearer(request, token);
    if (isAdmin) return route(request);
    return statusResponse(401, 'the admin token is needed: Authorization: Bearer …', {
      'WWW-Authenticate': 'Bearer',
    });
  };
}

/** Whether a request carries a token; hashed first, so that the time of the comparison says nothing about its length either. */
export async function hasBearer(request: Request, token: string): Promise<boolean> {
  const given = request.headers.get('Authorization') ?? '';
  const [a, b] = await Promise.all([sha256(given), sha256(`Bearer ${token}`)]);
  return crypto.subtle.timingSafeEqual(a, b);
}

function sha256(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
}
