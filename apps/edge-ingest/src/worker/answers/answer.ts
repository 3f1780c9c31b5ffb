import { requestIdOf } from '@throughline/ingest-core/answer/requestIdOf';
import type { Edge } from '../createEdge.ts';
import type { Route } from '../route.ts';
import { isVersionedScript } from '../routes/rumScriptRoute.ts';
import { inRequestEncoding } from './inRequestEncoding.ts';
import { statusResponse } from './statusResponse.ts';
import { unknownPath } from './unknownPath.ts';

/** Answers a request by its method and path. Never rejects, and never answers 500: OTLP clients would drop their data for it. */
export async function answer(request: Request, edge: Edge): Promise<Response> {
  const route = routeOf(request, edge);
  const response = await byRoute(route, request, edge);
  // It has an id from the ingest; to look for it would have the runtime make an object for the headers of each answer.
  if (route === edge.traces && response.ok) return response;
  const inEncoding = response.status < 400 ? response : await inRequestEncoding(response, request);
  return withRequestId(inEncoding, request);
}

function routeOf({ url, method: given }: Request, { routes }: Edge): Route | undefined {
  const pathname = pathOf(url);
  const method = given === 'HEAD' ? 'GET' : given;
  return (
    routes.get(`${method} ${pathname}`) ??
    routes.get(`* ${pathname}`) ??
    (isVersionedScript(pathname) ? routes.get(`${method} /rum.js`) : undefined)
  );
}

async function byRoute(route: Route | undefined, request: Request, { log }: Edge): Promise<Response> {
  if (route === undefined) return unknownPath(pathOf(request.url));
  try {
    return await route(request);
  } catch (error) {
    const described = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const msg = `${request.method} ${pathOf(request.url)} failed`;
    log.log({ level: 'error', msg, status: 503, error: described });
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
  response.headers.set('X-Request-Id', requestIdOf(request));
  return response;
}
