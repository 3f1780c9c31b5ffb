import type { Route } from '../route.ts';
import { statusResponse } from '../statusResponse.ts';

/** An hour, and a day while a newer one is fetched: a fix of the SDK reaches every page within a day. */
const CACHE_CONTROL = 'public, max-age=3600, stale-while-revalidate=86400';

/** `GET /rum.js`: the SDK for a script tag, readable by every origin (also `crossorigin`, COEP and SRI need that). */
export function rumScriptRoute(assets: Fetcher | undefined): Route {
  return async (request) => {
    const name = new URL(request.url).pathname.split('/').at(-1) ?? '';
    const asset = await assets?.fetch(new Request(`https://assets.local/${name}`, request));
    if (asset === undefined || (asset.status !== 200 && asset.status !== 304))
      return statusResponse(404, `${name} is not built; run "npm run build" before wrangler`);
    const answer = new Response(asset.body, asset);
    answer.headers.set(
      'Content-Type',
      name.endsWith('.map') ? 'application/json' : 'text/javascript; charset=utf-8',
    );
    answer.headers.set('Cache-Control', CACHE_CONTROL);
    answer.headers.set('Access-Control-Allow-Origin', '*');
    answer.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
    answer.headers.set('Timing-Allow-Origin', '*');
    answer.headers.set('X-Content-Type-Options', 'nosniff');
    return answer;
  };
}
