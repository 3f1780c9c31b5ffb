import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { decompressSnappy } from '@throughline/wire/remote-write/decompressSnappy';

/** More than any request of a test. */
const MAX_BYTES = 64 * 1024 * 1024;

/** A store that keeps every byte that it is sent, decompressed. */
export interface RecordingStore {
  readonly url: string;
  /** Bodies and headers so far, as text. */
  received(): string;
  /** Refuses spans with 400 from now on, and no empty request: the edge quarantines them. */
  refuseSpans(refuses: boolean): void;
  stop(): Promise<void>;
}

/** Starts one on a free port of the loopback address. */
export async function startRecordingStore(): Promise<RecordingStore> {
  const received: string[] = [];
  let refuses = false;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const encoding = request.headers['content-encoding'];
    const body = readable(Buffer.concat(chunks), encoding);
    received.push(request.url ?? '', JSON.stringify(request.headers), body);
    // a store that refused an empty request too would be waited for
    const isRefused = refuses && request.url === '/v1/traces' && body.includes('spanId');
    response.writeHead(isRefused ? 400 : 200, { 'content-type': 'application/json' });
    response.end(isRefused ? '{"code":3,"message":"refused by the test"}' : '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received: () => received.join('\n'),
    refuseSpans(now) {
      refuses = now;
    },
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

function readable(body: Buffer, encoding: string | undefined): string {
  if (encoding === 'gzip') return gunzipSync(body).toString('latin1');
  if (encoding !== 'snappy') return body.toString('latin1');
  const decompressed = decompressSnappy(body, MAX_BYTES);
  if (!decompressed.ok) throw new Error(decompressed.error);
  return Buffer.from(decompressed.value).toString('latin1');
}
