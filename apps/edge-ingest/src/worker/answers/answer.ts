import type { Edge } from '../createEdge.ts';
import { isVersionedScript } from '../routes/rumScriptRoute.ts';
import { inRequestEncoding } from './inRequestEncoding.ts';
import { statusResponse } from './statusResponse.ts';
import { unknownPath } from './unknownPath.ts';

/** Ids as programs make them; anything else could carry data into the log. */
const REQUEST_ID = /^[\w-]{8,64}$/;

/** Answers a request by its method and path. Never rejects, and never answers 500: OTLP clients would drop their data for it. */
export async function answer(request: Request, edge: Edge): Promise<Response> {
  const response = await byRoute(request, edge);
  const inEncoding = response.status < 400 ? response : await inRequestEncoding(response, request);
  return withRequestId(inEncoding, request);
}

async function byRoute(request: Request, { routes, log }: Edge): Promise<Response> {
  const pathname = pathOf(request.url);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const route =
    routes.get(`${method} ${pathname}`) ??
    routes.get(`* ${pathname}`) ??
    (isVersionedScript(pathname) ? routes.get(`${method} /rum.js`) : undefined);
  if (route === undefined) return unknownPath(pathname);
  try {
    return await route(request);
  } catch (error) {
    const described = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    log.log({ level: 'error', msg: `${method} ${pathname} failed`, status: 503, error: described });
    return statusResponse(503, 'this cannot be answered now', { 'Retry-After': '5' });
  }
}

/** The path of a URL as the runtime gives it: normalised, with a slash after the host. A parser costs as much as the route. */
function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  const end = url.slice(start).search(/[?#]/);
  return end < 0 ? url.slice(start) : url.slice(start, start + end);
}

/** The client's `X-Request-Id`, or one made here, on every answer that has none yet. */
function withRequestId(response: Response, request: Request): Response {
  if (response.headers.has('X-Request-Id')) return response;
  const given = request.headers.get('X-Request-Id');
  const id = given !== null && REQUEST_ID.test(given) ? given : crypto.randomUUID();
  response.headers.set('X-Request-Id', id);
  return response;
}
