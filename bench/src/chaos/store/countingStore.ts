import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { Traces } from '@throughline/wire/otlp/traces';
import { decodeWriteRequest } from '@throughline/wire/remote-write/decodeWriteRequest';
import { type Behaviour, type Reaction, type StoreRequest, takes } from './behaviour.ts';
import { createSeriesBook, type SeriesBook } from './seriesBook.ts';
import { createSpanBook, type SpanBook } from './spanBook.ts';

/** Of an answer that trickles; the edge gives up after ten seconds. */
const TRICKLE = { everyMs: 400, characters: 60 } as const;

/** A body of ours is far smaller. */
const MAX_DECODED_BYTES = 64 * 1024 * 1024;

/** A trace store and a metric store at one port, which count what they keep and answer as they are told. */
export interface CountingStore {
  readonly url: string;
  readonly spans: SpanBook;
  readonly series: SeriesBook;
  /** Requests so far, whatever became of them. */
  readonly requests: number;
  behave(behaviour: Behaviour): void;
  /** Resets every connection, those that are there and those that come. */
  goDown(): void;
  comeUp(): void;
  stop(): Promise<void>;
}

/** Starts one on loopback; with a certificate, behind TLS. */
export async function startCountingStore(tls?: { key: string; cert: string }): Promise<CountingStore> {
  const spans = createSpanBook();
  const series = createSeriesBook();
  let behaviour = takes;
  let requests = 0;
  const handler = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await read(incoming);
    requests += 1;
    const reaction = await behaviour(request);
    await answer(response, keep(request, reaction, { spans, series }));
  };
  const onRequest = (incoming: IncomingMessage, response: ServerResponse): void => {
    handler(incoming, response).catch(() => response.destroy());
  };
  const server = tls ? createTlsServer(tls, onRequest) : createServer(onRequest);
  // An outage of minutes is the scenario's to make, not the server's own.
  server.keepAliveTimeout = 60_000;
  let isUp = true;
  // The port stays ours while it is down: somebody else's server there would acknowledge what it doesn't keep.
  server.on('connection', (socket: Socket) => {
    if (!isUp) socket.resetAndDestroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const goDown = (): void => {
    isUp = false;
    server.closeAllConnections();
  };
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    spans,
    series,
    get requests() {
      return requests;
    },
    behave(next) {
      behaviour = next;
    },
    goDown,
    comeUp() {
      isUp = true;
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      goDown();
      await closed;
    },
  };
}

async function read(incoming: IncomingMessage): Promise<StoreRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const { headers } = incoming;
  if (incoming.url === '/v1/traces') {
    const text = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
    return { path: '/v1/traces', body, headers, traces: JSON.parse(text.toString()) as Traces };
  }
  const decoded = decodeWriteRequest(body, MAX_DECODED_BYTES);
  if (!decoded.ok) throw new Error(`not remote-write: ${decoded.error.reason}`);
  return { path: '/api/v1/write', body, headers, series: decoded.value };
}

/** Keeps what the reaction says, and the reaction; samples that can't be ordered are refused as Prometheus does. */
function keep(
  request: StoreRequest,
  reaction: Reaction,
  { spans, series }: Pick<CountingStore, 'spans' | 'series'>,
): Reaction {
  if (!(reaction.keeps ?? (reaction.status >= 200 && reaction.status < 300))) return reaction;
  const traces = reaction.keptTraces ?? request.traces;
  if (traces !== undefined) spans.store(traces);
  const problem = request.series && series.store(request.series);
  return problem === undefined ? reaction : { status: 400, text: problem };
}

async function answer(response: ServerResponse, reaction: Reaction): Promise<void> {
  const { status, headers = {}, text = '', delayMs = 0, ending } = reaction;
  if (delayMs > 0) await sleep(delayMs);
  if (ending === 'never' || response.destroyed) return;
  if (ending === 'half') {
    response.writeHead(status, { ...headers, 'Content-Length': '1000' });
    response.write(text);
    // The beginning has left before the connection breaks.
    await sleep(10);
    response.socket?.resetAndDestroy();
    return;
  }
  response.writeHead(status, headers);
  if (ending === 'trickle') await trickle(response);
  response.end(text);
}

async function trickle(response: ServerResponse): Promise<void> {
  for (let sent = 0; sent < TRICKLE.characters && !response.destroyed; sent += 1) {
    response.write(' ');
    await sleep(TRICKLE.everyMs);
  }
}
