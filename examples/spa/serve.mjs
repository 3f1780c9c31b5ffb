import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const { EDGE_URL = 'http://127.0.0.1:8787', RUM_KEY = 'pk_demo_static', PORT = '8080' } = process.env;

const PLANTS = ['Fern', 'Moss', 'Ivy'];

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const send = (type, body, status = 200) => response.writeHead(status, { 'content-type': type }).end(body);
  const [, id] = /^\/api\/plants\/(\d+)$/.exec(pathname) ?? [];
  if (pathname === '/app.js') send('text/javascript; charset=utf-8', await read('app.js'));
  else if (pathname === '/api/plants') send('application/json', JSON.stringify(PLANTS));
  else if (id && PLANTS[id])
    send('application/json', JSON.stringify({ name: PLANTS[id], light: 'half shade' }));
  else if (pathname.startsWith('/api/')) send('application/json', '{"error":"no such plant"}', 404);
  else send('text/html; charset=utf-8', await page()); // every other address is the app's
});
server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`open http://127.0.0.1:${server.address().port} (posts go to ${EDGE_URL})`);
});

const read = (file) => readFile(new URL(file, import.meta.url), 'utf8');

async function page() {
  return (await read('index.html')).replaceAll('{{EDGE_URL}}', EDGE_URL).replaceAll('{{RUM_KEY}}', RUM_KEY);
}
