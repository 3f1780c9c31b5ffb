import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { heroSvg, pageHtml } from './pageHtml.ts';

/** A post as it arrived. */
export interface Post {
  readonly path: string;
  readonly body: string;
}

const EDGE_PATH = { ours: '/ours', bare: '/bare' } as const;

/** The site, and on another origin the edge that takes the posts. */
export interface UnloadSite {
  readonly origin: string;
  /** Posts under `/view/…`, by who sent them. */
  readonly posts: { readonly ours: Post[]; readonly bare: Post[] };
  close(): Promise<void>;
}

/** Starts both on ports of the system's choice. Each page of `/view/…` is served once; what comes back is `/away`. */
export async function serveUnload(): Promise<UnloadSite> {
  const posts: UnloadSite['posts'] = { ours: [], bare: [] };
  const batches = new Set<string>();
  const edge = await listen(async (request, response) => {
    const body = await bodyOf(request);
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://edge.test');
    const [, by = '', ...path] = pathname.split('/');
    const batch = searchParams.get('batch');
    // what is on its way at a hide leaves again under its id, and the ingest counts it once
    const isAgain = batch !== null && batches.has(batch);
    if (batch !== null) batches.add(batch);
    if (request.method === 'POST' && !isAgain)
      posts[by as keyof typeof posts]?.push({ path: `/${path.join('/')}`, body });
    response.setHeader('access-control-allow-origin', '*').setHeader('content-type', 'application/json');
    response.end('{}');
  });
  const scripts = await pageScripts(edge.origin);
  const served = new Set<string>();
  const site = await listen((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const script = scripts.get(pathname);
    if (script !== undefined) response.setHeader('content-type', 'text/javascript').end(script);
    else if (pathname === '/hero.svg') response.setHeader('content-type', 'image/svg+xml').end(heroSvg());
    else if (pathname === '/api/never') response.setHeader('content-type', 'text/plain');
    else if (pathname.startsWith('/api/')) response.setHeader('content-type', 'application/json').end('{}');
    else {
      const isFirst = pathname.startsWith('/view/') && !served.has(pathname);
      served.add(pathname);
      response.setHeader('content-type', 'text/html');
      response.end(
        isFirst ? pageHtml(tags(edge.origin + EDGE_PATH.ours + pathname)) : '<!doctype html><h1>Away</h1>',
      );
    }
  });
  return {
    origin: site.origin,
    posts,
    async close() {
      await Promise.all([site.close(), edge.close()]);
    },
  };
}

function tags(endpoint: string): string {
  const data = `data-key="pk_bench" data-service="bench" data-endpoint="${endpoint}"`;
  return `<script async src="/bare.js"></script><script async src="/rum.js" ${data}></script>`;
}

async function pageScripts(edge: string): Promise<Map<string, string>> {
  const source = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), 'utf8');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page/bare.js', import.meta.url))],
    define: { 'globalThis.BARE_ENDPOINT': JSON.stringify(edge + EDGE_PATH.bare) },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return new Map([
    ['/truth.js', await source('page/truth.js')],
    ['/page.js', await source('page/page.js')],
    ['/bare.js', outputFiles[0]?.text ?? ''],
    ['/rum.js', await source('../../../packages/rum-sdk/dist/rum.js')],
    ['/rum-text.js', await source('../../../packages/rum-sdk/dist/rum-text.js')],
  ]);
}

async function listen(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  // a page that a busy machine keeps on for long posts what it has, compressed
  return (raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw).toString('utf8');
}
