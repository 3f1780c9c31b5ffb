import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What a page may carry. The first is the page alone, the second what the others are compared with. */
export const VARIANTS = ['nothing', 'web-vitals', 'throughline'] as const;

export type Variant = (typeof VARIANTS)[number];

/** All five with attribution, and nothing done with them: less than any use of them would cost. */
const BARE_WEB_VITALS = `
import { onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals/attribution';
const reported = [];
for (const on of [onCLS, onFCP, onINP, onLCP, onTTFB]) on((metric) => reported.push(metric));
`;

const TAGS: Readonly<Record<Variant, string>> = {
  nothing: '',
  'web-vitals': '<script async src="/web-vitals.js"></script>',
  throughline: '<script async src="/rum.js" data-key="pk_bench" data-service="bench"></script>',
};

/** Posts that the page sent, and the bytes of their bodies. */
export interface Received {
  posts: number;
  bytes: number;
}

/** Serves the same page with each variant on a port of the system's choice, and takes the posts. */
export async function serveSite() {
  const scripts = new Map([
    ['/web-vitals.js', await bundle(BARE_WEB_VITALS)],
    ['/rum.js', await readFile(new URL('../../../packages/rum-sdk/dist/rum.js', import.meta.url), 'utf8')],
  ]);
  const received: Received = { posts: 0, bytes: 0 };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const variant = VARIANTS.find((name) => pathname === `/${name}`);
    if (request.method === 'POST') {
      received.posts += 1;
      received.bytes += await countBytes(request);
      response.setHeader('content-type', 'application/json').end('{}');
    } else if (variant) response.setHeader('content-type', 'text/html').end(pageWith(TAGS[variant]));
    else if (scripts.has(pathname))
      response.setHeader('content-type', 'text/javascript').end(scripts.get(pathname));
    else response.setHeader('content-type', 'application/json').end('{"ok":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    urlOf: (variant: Variant) => `http://127.0.0.1:${port}/${variant}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function countBytes(request: IncomingMessage): Promise<number> {
  let bytes = 0;
  for await (const chunk of request) bytes += (chunk as Buffer).length;
  return bytes;
}

async function bundle(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

/** A static page of some length with a button that asks an API, so that there is a vital of each kind. */
function pageWith(tag: string): string {
  const items = Array.from(
    { length: 200 },
    (_, at) => `<li><a href="#${at}">Entry ${at}</a>, of some length</li>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title>
<link rel="icon" href="data:,">${tag}</head><body><h1>The same page for everyone</h1>
<p><button id="ask">Ask</button> <output id="answer"></output></p><ul>${items.join('')}</ul>
<script>document.querySelector('#ask').addEventListener('click', async () => {
  const response = await fetch('/api/answer');
  document.querySelector('#answer').textContent = JSON.stringify(await response.json());
});</script></body></html>`;
}
