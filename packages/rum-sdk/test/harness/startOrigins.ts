import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { noisePng } from './noisePng.ts';
import { receivedSpans, type SpanView } from './receivedSpans.ts';
import { type Received, type Server, startServer } from './startServer.ts';

const RUM = readFileSync(new URL('../../dist/rum.js', import.meta.url));
const RUM_TEXT = readFileSync(new URL('../../dist/rum-text.js', import.meta.url));

/** How a test's edge answers a post. */
export interface EdgeAnswer {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  /** The connection breaks instead, as it does for a page that is offline. */
  readonly broken?: boolean;
  /** It never comes. */
  readonly silent?: boolean;
}

/** What a page of the site is made of. */
export interface PageOptions {
  readonly html?: string;
  /** Goes before the script tag. */
  readonly head?: string;
  /** The script tag's data- attributes, beside those that it has anyway. */
  readonly data?: Record<string, string>;
  readonly headers?: Record<string, string>;
  /** Other scripts than the SDK's tag, by URL. */
  readonly scripts?: Record<string, string>;
  /** The SDK's script comes that much later, milliseconds. */
  readonly scriptDelayMs?: number;
  /** `rum-text.js` comes that much later, milliseconds. */
  readonly textDelayMs?: number;
  /** `rum-text.js` comes when this is done. */
  readonly textAfter?: Promise<void>;
  /** Another `rum-text.js` than the one that was built. */
  readonly textFile?: string;
  /** Further attributes of the script tag, such as `nonce="…"`. */
  readonly attributes?: string;
}

/** A site, an edge and two APIs, each on an origin of its own. */
export interface Origins {
  readonly page: Server;
  readonly edge: Server;
  /** In `propagateTo`, and allows the trace headers. */
  readonly api: Server;
  /** Not in `propagateTo`; allows everything, so that a header sent to it by mistake would arrive. */
  readonly foreign: Server;
  /** Changes how the edge answers. */
  answerWith(answer: (request: Received) => EdgeAnswer): void;
  /** Changes what the site's pages are, from the next load on. */
  serve(options: PageOptions): void;
  posts(): Received[];
  spans(): SpanView[];
  /** Waits until nothing has arrived at the edge for a while: longer where what went before took `tookMs`, on a busy machine. */
  settled(tookMs?: number): Promise<void>;
  /** Forgets what has been received. */
  reset(): void;
  close(): Promise<void>;
}

/** Allows preflights too, so that one would be seen in what arrives and not in what doesn't. */
const EDGE_CORS = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' };

/** Longer than a post takes on loopback. */
const QUIET_MS = 250;

/** A post takes less than leaving the page that sends it. */
const MAX_QUIET_MS = 5_000;

/** WebKit tells whole milliseconds, and web-vitals takes a response in the first one, at 0, for none. */
const DOCUMENT_MS = 5;

/** Starts all of it. */
export async function startOrigins(): Promise<Origins> {
  let current: PageOptions = {};
  let edgeAnswer: (request: Received) => EdgeAnswer = () => ({});
  const edge = await startServer((request, response) => {
    const { status = 200, body = '{}', headers = {}, broken = false, silent = false } = edgeAnswer(request);
    if (broken) response.destroy();
    else if (!silent) response.writeHead(status, { ...EDGE_CORS, ...headers }).end(body);
  });
  const api = await startServer(answerApi);
  const foreign = await startServer(answerApi);
  const page = await startServer((request, response) => answerSite(request, response, current, tag));
  const servers = [page, edge, api, foreign];
  const tag = ({ data = {}, attributes: others = '' }: PageOptions): string => {
    const all = {
      key: 'pk_test',
      service: 'site',
      endpoint: `${edge.origin}/v1/traces`,
      'propagate-to': api.origin,
      // by default a visible page would wait for the hide, or for half a minute
      'flush-interval-ms': '1500',
      ...data,
    };
    const attributes = Object.entries(all).map(([name, value]) => `data-${name}="${value}"`);
    return `<script async src="/rum.js" ${others} ${attributes.join(' ')}></script>`;
  };
  return {
    page,
    edge,
    api,
    foreign,
    answerWith(answer) {
      edgeAnswer = answer;
    },
    serve(options) {
      current = options;
    },
    posts: () => edge.received.filter(({ method }) => method === 'POST'),
    spans: () => receivedSpans(edge.received),
    async settled(tookMs = 0) {
      const quietMs = Math.min(MAX_QUIET_MS, Math.max(QUIET_MS, tookMs));
      let count = -1;
      while (count !== edge.received.length) {
        count = edge.received.length;
        await new Promise((resume) => setTimeout(resume, quietMs));
      }
    },
    reset() {
      for (const server of servers) server.received.length = 0;
      edgeAnswer = () => ({});
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

function answerSite(
  request: Received,
  response: ServerResponse,
  options: PageOptions,
  tag: (options: PageOptions) => string,
): void {
  const { html = '<h1>Hello</h1>', head = '', headers = {}, scripts = {}, scriptDelayMs = 0 } = options;
  const { pathname } = request.url;
  if (pathname === '/rum.js') {
    response.writeHead(200, { 'content-type': 'text/javascript' });
    setTimeout(() => response.end(RUM), scriptDelayMs);
  } else if (pathname === '/rum-text.js') {
    const { textFile = RUM_TEXT, textDelayMs = 0, textAfter } = options;
    response.writeHead(200, { 'content-type': 'text/javascript' });
    if (textAfter) void textAfter.then(() => response.end(textFile));
    else setTimeout(() => response.end(textFile), textDelayMs);
  } else if (Object.hasOwn(scripts, pathname)) {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(scripts[pathname]);
  } else if (pathname === '/hero.png') {
    response.writeHead(200, { 'content-type': 'image/png' }).end(noisePng(240, 160));
  } else if (pathname === '/moved') {
    response.writeHead(302, { location: request.url.searchParams.get('to') ?? '/' }).end();
  } else if (pathname.startsWith('/api/')) answerApi(request, response);
  else {
    const script = Object.keys(scripts).length > 0 ? '' : tag(options);
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Site</title><link rel="icon" href="data:,">${head}${script}</head><body>${html}</body></html>`;
    setTimeout(
      () => response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(page),
      DOCUMENT_MS,
    );
  }
}

function answerApi({ method, url }: Received, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', '*, traceparent, tracestate, content-type, x-own');
  response.setHeader('access-control-allow-methods', '*');
  response.setHeader('content-type', 'application/json');
  if (method === 'OPTIONS') response.writeHead(204).end();
  else if (url.pathname === '/api/broken') response.destroy();
  else if (url.pathname === '/api/missing') response.writeHead(404).end('{}');
  else if (url.pathname === '/api/redirect') {
    response.writeHead(307, { location: '/api/redirected' }).end();
  } else if (url.pathname === '/api/drip') {
    const timer = setInterval(() => response.write('drip '), 50);
    response.on('close', () => clearInterval(timer));
  } else if (url.pathname === '/api/throws.js') {
    response.setHeader('content-type', 'text/javascript');
    response.end("throw new Error('secret of another origin')");
  } else if (url.pathname === '/api/slow') setTimeout(() => response.end('{"slow":true}'), 400);
  else response.end('{"ok":true}');
}
