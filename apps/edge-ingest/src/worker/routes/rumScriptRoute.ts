import { statusResponse } from '../answers/statusResponse.ts';
import type { Route } from '../route.ts';

/** An hour, and a day while a newer one is fetched: a fix of the SDK reaches every page within a day. */
const CACHE_CONTROL = 'public, max-age=3600, stale-while-revalidate=86400';

/** A name by its contents, `rum-0a1b2c3d4e5f.js`: for a year, which is as long as caches keep anything. */
const VERSIONED = /^rum(?:-text)?-[0-9a-f]{12}\.js$/;
const FOREVER = 'public, max-age=31536000, immutable';

/** Whether a path is one of the SDK's files; those with a version can't be told in advance. */
export function isVersionedScript(path: string): boolean {
  return VERSIONED.test(path.split('/').at(-1) ?? '');
}

/** `GET /rum.js`: the SDK for a script tag, and what it loads itself (`rum-text.js`), readable by every origin (also `crossorigin`, COEP and SRI need that). */
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
    answer.headers.set('Cache-Control', VERSIONED.test(name) ? FOREVER : CACHE_CONTROL);
    answer.headers.set('Access-Control-Allow-Origin', '*');
    answer.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
    answer.headers.set('Timing-Allow-Origin', '*');
    answer.headers.set('X-Content-Type-Options', 'nosniff');
    return answer;
  };
}
