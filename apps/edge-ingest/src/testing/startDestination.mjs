import { createServer } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { decompressSnappy } from '@throughline/wire/remote-write/decompressSnappy';

/** Decompressed bodies of the tests are small. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Starts an HTTP server that stands for both destinations: it records what it gets, and answers as the rules say that
 * tests give it. A rule applies to requests to its path whose decompressed body contains its text, so many times; the newest
 * that applies counts.
 */
export async function setup(project) {
  const requests = [];
  const rules = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (request.url === '/_rules') {
      rules.unshift(JSON.parse(body));
      response.end();
    } else if (request.url === '/_requests') {
      response.end(JSON.stringify(requests));
    } else {
      const text = decompressed(request.headers['content-encoding'], body);
      const rule = rules.find(
        ({ path, match, times }) => times > 0 && path === request.url && text.includes(match),
      );
      if (rule !== undefined) rule.times--;
      const status = rule?.status ?? 200;
      requests.push({
        path: request.url,
        headers: request.headers,
        status,
        body: body.toString('base64'),
        text: text.toString('latin1'),
      });
      response.writeHead(status, rule?.headers ?? {});
      response.end(rule?.body ?? '');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('destination', `http://127.0.0.1:${server.address().port}`);
  return () => new Promise((resolve) => server.close(resolve));
}

function decompressed(encoding, body) {
  if (encoding === 'gzip') return gunzipSync(body);
  if (encoding !== 'snappy') return body;
  const result = decompressSnappy(body, MAX_BYTES);
  return result.ok ? Buffer.from(result.value) : body;
}
