import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to a post: it isn't let through, or it is and the client is told that it wasn't. */
export type Rudeness = 'refuses' | 'loses';

/** Seconds that a client is told to wait. */
export const RETRY_AFTER_SECONDS = 2;

/** A post as it came. */
export interface Passed {
  /** Unix milliseconds. */
  readonly at: number;
  readonly rudeness: Rudeness | undefined;
  readonly body: Buffer;
}

/** Starts a proxy on a free port of loopback, in front of the edge, that is rude as often as it is told to be. */
export async function startRudeProxy(target: string) {
  const passed: Passed[] = [];
  let turns: Rudeness[] = [];
  const server = createServer(async (incoming, response) => {
    const at = Date.now();
    const body = Buffer.concat(await incoming.toArray());
    const rudeness = turns.shift();
    passed.push({ at, rudeness, body });
    if (rudeness === 'refuses') response.writeHead(503, { 'Retry-After': String(RETRY_AFTER_SECONDS) }).end();
    else passOn(target, { incoming, response, body, loses: rudeness === 'loses' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const authority = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    /** `host:port`. */
    authority,
    url: `http://${authority}`,
    /** What came since {@link be} was called. */
    passed,
    /** The next posts are treated so, in turn; all later ones are let through. */
    be(...rudeness: Rudeness[]) {
      turns = rudeness;
      passed.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Exchange {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
  readonly loses: boolean;
}

function passOn(target: string, { incoming, response, body, loses }: Exchange): void {
  const { method, url = '/', headers } = incoming;
  const { host, 'transfer-encoding': _, ...rest } = headers;
  const sent = request(new URL(url, target), {
    method,
    headers: { ...rest, 'content-length': body.length },
  });
  sent.on('response', async (answer) => {
    const answered = Buffer.concat(await answer.toArray());
    if (loses) response.writeHead(502).end();
    else response.writeHead(answer.statusCode ?? 500, answer.headers).end(answered);
  });
  sent.on('error', () => response.destroy());
  sent.end(body);
}
