import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { grain } from './grain.mjs';

const FILES = {
  '/style.css': ['style.css', 'text/css; charset=utf-8'],
  '/page.js': ['page.js', 'text/javascript; charset=utf-8'],
};

/**
 * Serves the page on loopback, its placeholders filled in.
 *
 * @param {object} options
 * @param {number} options.port 0 takes a free one.
 * @param {string} options.edgeUrl where `/rum.js` is, and where posts go.
 * @param {string} [options.apiUrl] origin of the API that the page calls; by default the page's own.
 * @param {string} options.key publishable key.
 */
export async function startExample({ port, edgeUrl, apiUrl, key }) {
  const picture = grain();
  const server = createServer(async (request, response) => {
    const origin = `http://${request.headers.host}`;
    const { pathname, searchParams } = new URL(request.url, origin);
    const send = (type, body) => response.writeHead(200, { 'content-type': type }).end(body);
    if (pathname === '/') {
      const page = await pageWith({
        EDGE_URL: edgeUrl,
        API_URL: apiUrl ?? origin,
        RUM_KEY: key,
        SAMPLE_RATE: searchParams.get('sample-rate') ?? '1',
      });
      send('text/html; charset=utf-8', page);
    } else if (Object.hasOwn(FILES, pathname)) {
      const [file, type] = FILES[pathname];
      send(type, await read(file));
    } else if (pathname === '/grain.png') send('image/png', picture);
    else if (pathname.startsWith('/api/quotes/')) send('application/json', '{"quote":"measure twice"}');
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

const read = (file) => readFile(new URL(file, import.meta.url), 'utf8');

async function pageWith(values) {
  const page = await read('index.html');
  return page.replace(/\{\{(\w+)\}\}/g, (_, name) => escapeAttribute(values[name] ?? ''));
}

/** The sample rate comes from the address of the page. */
function escapeAttribute(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const {
    EDGE_URL = 'http://127.0.0.1:8787',
    API_URL,
    RUM_KEY = 'pk_demo_static',
    PORT = '8080',
  } = process.env;
  const { origin } = await startExample({
    port: Number(PORT),
    edgeUrl: EDGE_URL,
    apiUrl: API_URL,
    key: RUM_KEY,
  });
  console.log(`open ${origin} (posts go to ${EDGE_URL}, the API is ${API_URL ?? 'the page’s own'})`);
}
