import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { benchPage } from './benchPage.ts';
import { bundleContender } from './bundleContender.ts';
import type { Contender } from './contenders.ts';

/** Posts that the page sent, and the bytes of their bodies as they came over the wire, compressed or not. */
export interface Received {
  posts: number;
  bytes: number;
}

/** A page of the site. */
interface SitePage {
  readonly html: string;
  readonly script: string | undefined;
}

/** A server that has the same page with each contender, and takes whatever is posted. */
export interface BenchSite {
  readonly received: Received;
  /** What the page's script weighs, bytes in brotli. */
  bundleBytes(name: string): number;
  urlOf(name: string): string;
  close(): Promise<void>;
}

/** Serves the pages on a port of the system's choice. */
export async function serveSite(contenders: readonly Contender[]): Promise<BenchSite> {
  const pages = new Map<string, SitePage>();
  for (const contender of contenders) pages.set(contender.name, await sitePage(contender));
  const received: Received = { posts: 0, bytes: 0 };
  const server = createServer(async (request, response) => {
    const [, name = '', extension] = /^\/([\w-]+)(\.js)?/.exec(request.url ?? '/') ?? [];
    const page = pages.get(name);
    if (request.method === 'POST') {
      received.posts += 1;
      received.bytes += await countBytes(request);
      response.setHeader('content-type', 'application/json').end('{}');
    } else if (page && extension) {
      // a script that may be cached has its compiled code cached too, as on any site
      response.setHeader('cache-control', 'max-age=3600').setHeader('content-type', 'text/javascript');
      response.end(page.script);
    } else if (page) response.setHeader('content-type', 'text/html').end(page.html);
    else response.setHeader('content-type', 'application/json').end('{"ok":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    bundleBytes: (name) => brotliBytes(pages.get(name)?.script),
    urlOf: (name) => `http://127.0.0.1:${port}/${name}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function sitePage(contender: Contender): Promise<SitePage> {
  const script = await bundleContender(contender);
  const tag = `<script async src="/${contender.name}.js" ${contender.data ?? ''}></script>`;
  return { html: benchPage(script === undefined ? '' : tag), script };
}

function brotliBytes(script: string | undefined): number {
  return script === undefined ? 0 : brotliCompressSync(script).length;
}

async function countBytes(request: IncomingMessage): Promise<number> {
  let bytes = 0;
  for await (const chunk of request) bytes += (chunk as Buffer).length;
  return bytes;
}
