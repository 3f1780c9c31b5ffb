import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

const { EDGE_URL = 'http://127.0.0.1:8787', RUM_KEY = 'pk_demo_static', PORT = '8080' } = process.env;
const edge = new URL(EDGE_URL).origin;

/** Nothing but what is named; one nonce for each answer; no HTML or code from strings (Trusted Types). */
const policy = (nonce) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `connect-src 'self' ${edge}`,
    'img-src data:',
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

const page = (nonce) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Strict</title>
    <link rel="icon" href="data:,">
    <script nonce="${nonce}" src="${edge}/snippet.js"></script>
    <script nonce="${nonce}" async src="${edge}/rum.js" data-key="${RUM_KEY}" data-service="strict-csp-example"></script>
    <script nonce="${nonce}" src="/page.js" defer></script>
  </head>
  <body>
    <h1>Nothing runs here but what was named</h1>
    <button type="button" id="ask">Ask the server</button>
    <output id="answer"></output>
  </body>
</html>`;

const SCRIPT = `document.querySelector('#ask').addEventListener('click', async () => {
  const { said } = await (await fetch('/api/said')).json();
  document.querySelector('#answer').textContent = said;
});`;

const server = createServer((request, response) => {
  const send = (type, body, headers = {}) =>
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...headers }).end(body);
  if (request.url === '/page.js') return send('text/javascript', SCRIPT);
  if (request.url === '/api/said') return send('application/json', '{"said":"As you like."}');
  const nonce = randomBytes(16).toString('base64');
  return send('text/html', page(nonce), { 'content-security-policy': policy(nonce) });
});
server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`open http://127.0.0.1:${server.address().port} (posts go to ${EDGE_URL})`);
});
