import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The lists of behaviours, in the order in which a page runs them. */
const SCRIPTS = ['run', 'inputs', 'inits', 'contents', 'order', 'responses', 'identity', 'prototypes', 'xhr'];

const RUM = readFileSync(new URL('../../dist/rum.js', import.meta.url));

const LARGE_BODY_BYTES = 1_000_000;
const DRIP_MS = 10;
const SLOW_MS = 400;

/** Where the behaviours can be observed, in any browser: `runBehaviours()` in one of its pages gives them by name. */
export interface BehaviourSite {
  /** A page with the SDK, or without; `before` is a script that runs first. */
  address(options: { sdk: boolean; before?: string }): string;
  /** An observation as it would be from another run: origins, boundaries and the like by name. */
  normalise(observation: string): string;
  close(): Promise<void>;
}

/** A site of three origins: its own, an API in `propagateTo`, and a foreign one. */
export async function startBehaviourSite(): Promise<BehaviourSite> {
  const servers = await Promise.all(['own', 'api', 'foreign'].map(startOrigin));
  const [own, api, foreign] = servers.map(({ origin }) => origin);
  return {
    address: ({ sdk, before = '' }) =>
      `${own}/page?${new URLSearchParams({ api: `${api}`, foreign: `${foreign}`, sdk: String(Number(sdk)), before })}`,
    normalise: (observation) =>
      servers
        .reduce((text, { host, name }) => {
          // the Referer has the page's query, with two of them
          return text.replaceAll(host, name).replaceAll(encodeURIComponent(host), name);
        }, observation)
        .replaceAll(/-{4,}(WebKitFormBoundary|geckoformboundary)\w+/g, 'boundary')
        .replaceAll(/sdk=[01]/g, 'sdk'),
    async close() {
      await Promise.all(servers.map(({ close }) => close()));
    },
  };
}

async function startOrigin(name: string) {
  const state: State = { name, preflights: new Map(), gone: new Set() };
  const server = createServer((request, response) => answer(request, response, state));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    name,
    host,
    origin: `http://${host}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

interface State {
  readonly name: string;
  /** By path. */
  readonly preflights: Map<string, number>;
  /** Paths of streams whose reader has left. */
  readonly gone: Set<string>;
}

function answer(request: IncomingMessage, response: ServerResponse, state: State): void {
  const url = new URL(request.url ?? '/', 'http://site');
  const [, kind = '', id = ''] = url.pathname.split('/');
  if (kind !== 'closed') allow(request, response);
  if (request.method === 'OPTIONS' && request.headers['access-control-request-method']) {
    state.preflights.set(url.pathname, (state.preflights.get(url.pathname) ?? 0) + 1);
    // Firefox and WebKit would not ask again for the page that comes second
    response.writeHead(204, { 'access-control-max-age': '0' }).end();
    return;
  }
  const known = ANSWERS[kind];
  if (known) known({ request, response, url, state, id });
  else response.writeHead(404, { 'content-type': 'text/plain' }).end('missing');
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly state: State;
  readonly id: string;
}

const ANSWERS: Record<string, (exchange: Exchange) => void> = {
  page: ({ response, url }) => response.writeHead(200, { 'content-type': 'text/html' }).end(pageOf(url)),
  'rum.js': ({ response }) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(RUM),
  inPage({ response, id }) {
    const script = readFileSync(new URL(`inPage/${id}`, import.meta.url));
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
  },
  v1: ({ request, response }) => request.resume().on('end', () => response.end('{}')),
  echo: (exchange) => tellRequest(exchange),
  trace: (exchange) => tellRequest(exchange),
  json: ({ response }) =>
    response.writeHead(200, { 'content-type': 'application/json', 'x-own': '1' }).end('{"json":true}'),
  xml: ({ response }) => response.writeHead(200, { 'content-type': 'text/xml' }).end('<own/>'),
  large: ({ response }) => response.end('x'.repeat(LARGE_BODY_BYTES)),
  status: ({ response, url }) => response.writeHead(Number(url.search.slice(1))).end(),
  slow: ({ response }) => setTimeout(() => response.end('slow'), SLOW_MS),
  broken: ({ response }) => response.destroy(),
  closed: ({ response }) => response.end('closed'),
  cut({ response }) {
    response.writeHead(200, { 'content-length': '100' }).write('cut');
    setTimeout(() => response.destroy(), DRIP_MS);
  },
  redirect: ({ response, url, id }) =>
    response.writeHead(Number(url.search.slice(1)) || 302, { location: `/echo/redirected-${id}` }).end(),
  drip({ response, state, id }) {
    const timer = setInterval(() => response.write('drip '), DRIP_MS);
    response.on('close', () => {
      clearInterval(timer);
      state.gone.add(id);
    });
  },
  gone: ({ response, state, id }) => response.end(String(state.gone.has(id))),
};

/** The request as it arrived; the trace headers only where the app sends its own, and API preflights never: they are what traces cost. */
function tellRequest({ request, response, url, state }: Exchange): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const pairs = Array.from({ length: request.rawHeaders.length / 2 }, (_, at) =>
      request.rawHeaders.slice(at * 2, at * 2 + 2).join(': '),
    );
    const told = {
      method: request.method,
      url: request.url,
      // sorted: Chromium's own order is a hash's
      headers: pairs
        .filter((pair) => url.pathname.startsWith('/trace') || !/^trace(parent|state):/i.test(pair))
        .sort(),
      body: Buffer.concat(chunks).toString('utf8').slice(0, 400),
      bytes: Buffer.concat(chunks).length,
      preflights: state.name === 'api' ? undefined : (state.preflights.get(url.pathname) ?? 0),
    };
    state.preflights.delete(url.pathname);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(told));
  });
}

function allow({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', headers.origin ?? '*');
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('access-control-allow-methods', headers['access-control-request-method'] ?? '*');
  const asked = headers['access-control-request-headers'];
  if (asked) response.setHeader('access-control-allow-headers', asked);
}

function pageOf({ searchParams }: URL): string {
  const api = searchParams.get('api');
  const rum = `<script src="/rum.js" data-key="pk_test" data-service="behaviours" data-endpoint="/v1/traces" data-propagate-to="${api}"></script>`;
  const lists = SCRIPTS.map((name) => `<script src="/inPage/${name}.js?${searchParams}"></script>`).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Behaviours</title><link rel="icon" href="data:,"><script>${searchParams.get('before')}</script>${searchParams.get('sdk') === '1' ? rum : ''}${lists}</head><body></body></html>`;
}
