import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  /** As text, decompressed where it came as gzip. */
  readonly body: string;
  /** Bytes of the body on the wire. */
  readonly bytes: number;
}

/** A server on a loopback port of its own, and with it an origin of its own. */
export interface Server {
  readonly origin: string;
  readonly received: Received[];
  close(): Promise<void>;
}

export type Answer = (request: Received, response: ServerResponse) => void;

/** Starts a server that records what it receives. */
export async function startServer(answer: Answer): Promise<Server> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const entry = {
        method: request.method ?? '',
        url: new URL(request.url ?? '/', `http://${request.headers.host}`),
        headers: request.headers,
        body: (raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw) : raw).toString('utf8'),
        bytes: raw.length,
      };
      received.push(entry);
      answer(entry, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
