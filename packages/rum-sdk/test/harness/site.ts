import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright';
import { openChromium } from '../../../../scripts/lib/openChromium.mjs';
import { noisePng } from './noisePng.ts';
import { receivedSpans, type SpanView } from './receivedSpans.ts';
import { type Received, type Server, startServer } from './startServer.ts';

const RUM = readFileSync(new URL('../../dist/rum.js', import.meta.url));

/** How a test's edge answers a post. */
export interface EdgeAnswer {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** A site, an edge and two APIs, each on an origin of its own, and a browser to visit the site with. */
export interface Site {
  readonly page: Server;
  readonly edge: Server;
  /** In `propagateTo`, and allows the trace headers. */
  readonly api: Server;
  /** Not in `propagateTo`; allows everything, so that a header sent to it by mistake would arrive. */
  readonly foreign: Server;
  readonly browser: Browser;
  readonly context: BrowserContext;
  /** Changes how the edge answers. */
  answerWith(answer: (request: Received) => EdgeAnswer): void;
  /** Opens a page of the site with the script tag; `data` are its data- attributes. */
  open(options?: OpenOptions): Promise<Page>;
  /** Hides the page by leaving it, and waits until the posts have arrived. */
  leave(page: Page): Promise<void>;
  posts(): Received[];
  spans(): SpanView[];
  /** Forgets what has been received. */
  reset(): void;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly path?: string;
  readonly html?: string;
  readonly data?: Record<string, string>;
  readonly headers?: Record<string, string>;
  /** Runs in the page before anything else. */
  readonly before?: () => void;
  /** Other scripts than the SDK's tag, by URL. */
  readonly scripts?: Record<string, string>;
}

/** Allows preflights too, so that one would be seen in what arrives and not in what doesn't. */
const EDGE_CORS = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' };

/** Starts all of it. */
export async function startSite(): Promise<Site> {
  let current: OpenOptions = {};
  let edgeAnswer: (request: Received) => EdgeAnswer = () => ({});
  const edge = await startServer((request, response) => {
    const { status = 200, body = '{}', headers = {} } = edgeAnswer(request);
    response.writeHead(status, { ...EDGE_CORS, ...headers }).end(body);
  });
  const api = await startServer(answerApi);
  const foreign = await startServer(answerApi);
  const page = await startServer((request, response) => answerSite(request, response, current, tag));
  const tag = (data: Record<string, string> = {}): string => {
    const all = {
      key: 'pk_test',
      service: 'site',
      endpoint: `${edge.origin}/v1/traces`,
      'propagate-to': api.origin,
      ...data,
    };
    const attributes = Object.entries(all).map(([name, value]) => `data-${name}="${value}"`);
    return `<script async src="/rum.js" ${attributes.join(' ')}></script>`;
  };
  const browser = await openChromium();
  const context = await browser.newContext();
  return {
    page,
    edge,
    api,
    foreign,
    browser,
    context,
    answerWith(answer) {
      edgeAnswer = answer;
    },
    async open(options = {}) {
      current = options;
      const opened = await context.newPage();
      if (options.before) await opened.addInitScript(options.before);
      await opened.goto(page.origin + (options.path ?? '/'), { waitUntil: 'load' });
      return opened;
    },
    async leave(opened) {
      // a navigation to another site: pagehide, visibilitychange, gone
      await opened.goto(`${foreign.origin}/api/away`);
      await opened.close();
      await settled(edge);
    },
    posts: () => edge.received.filter(({ method }) => method === 'POST'),
    spans: () => receivedSpans(edge.received),
    reset() {
      for (const server of [page, edge, api, foreign]) server.received.length = 0;
      edgeAnswer = () => ({});
    },
    async close() {
      await browser.close();
      await Promise.all([page, edge, api, foreign].map((server) => server.close()));
    },
  };
}

/** Waits until nothing has arrived for a while. */
async function settled(server: Server): Promise<void> {
  let count = -1;
  while (count !== server.received.length) {
    count = server.received.length;
    await new Promise((resume) => setTimeout(resume, 250));
  }
}

function answerSite(
  request: Received,
  response: ServerResponse,
  { html = '<h1>Hello</h1>', data, headers = {}, scripts = {} }: OpenOptions,
  tag: (data?: Record<string, string>) => string,
): void {
  const { pathname } = request.url;
  if (pathname === '/rum.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(RUM);
  else if (Object.hasOwn(scripts, pathname)) {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(scripts[pathname]);
  } else if (pathname === '/hero.png') {
    response.writeHead(200, { 'content-type': 'image/png' }).end(noisePng(240, 160));
  } else if (pathname.startsWith('/api/')) answerApi(request, response);
  else {
    const script = Object.keys(scripts).length > 0 ? '' : tag(data);
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Site</title><link rel="icon" href="data:,">${script}</head><body>${html}</body></html>`;
    response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(page);
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
  } else if (url.pathname === '/api/slow') setTimeout(() => response.end('{"slow":true}'), 400);
  else response.end('{"ok":true}');
}
