import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../log.ts';
import type { Answer, RefuseAnswer, Route, StoreRequest } from './exchange.ts';
import { matchRoute } from './matchRoute.ts';
import { readBody } from './readBody.ts';

/** A body of 4 MiB takes seconds on a slow line; a connection that takes longer only holds memory. */
const REQUEST_TIMEOUT_MS = 30_000;

/** How long answers in flight may take when the store stops. */
const CLOSE_TIMEOUT_MS = 5_000;

const REQUEST_ID = /^[\w.-]{1,64}$/;

/** One listening port and what it serves. */
export interface ListenOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly routes: readonly Route[];
  readonly refuse: RefuseAnswer;
  readonly log: Log;
}

/** A port that is open. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Opens a port.
 *
 * @throws the system's error where it can't be opened (`EADDRINUSE`, `EACCES`).
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  const server = createServer((message, response) => {
    void respond(options, message, response);
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

async function respond(
  options: ListenOptions,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const started = performance.now();
  const given = message.headers['x-request-id'];
  const requestId = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
  const { answer, route, error } = await answerTo(options, message);
  if (!message.complete && answer.status >= 400) response.setHeader('Connection', 'close');
  response.writeHead(answer.status, {
    ...(answer.contentType === undefined ? {} : { 'Content-Type': answer.contentType }),
    'Content-Length': Buffer.byteLength(answer.body),
    'Cache-Control': 'no-store',
    'X-Request-Id': requestId,
    ...answer.headers,
  });
  response.end(message.method === 'HEAD' ? undefined : answer.body);
  if (answer.status >= 400) {
    options.log({
      level: answer.status >= 500 ? 'error' : 'warn',
      msg: error ?? 'request refused',
      request_id: requestId,
      route,
      status: answer.status,
      latency_ms: Math.round(performance.now() - started),
    });
  }
}

interface Outcome {
  readonly answer: Answer;
  readonly route: string;
  /** What a bug or a broken database said; the caller is only told to come back. */
  readonly error?: string;
}

async function answerTo({ routes, refuse }: ListenOptions, message: IncomingMessage): Promise<Outcome> {
  const url = new URL(message.url ?? '/', 'http://store.invalid');
  const method = message.method ?? 'GET';
  const match = matchRoute(routes, method, url.pathname);
  const request: StoreRequest = {
    method,
    path: url.pathname,
    params: match.ok ? match.value.params : {},
    query: url.searchParams,
    header: (name) => message.headers[name]?.toString(),
    body: () => readBody(message),
  };
  if (!match.ok) return { answer: refuse(match.error, request), route: 'none' };
  const route = match.value.route;
  try {
    return { answer: await route.handle(request), route: route.path };
  } catch (error) {
    // 503 and not 500: OTLP and remote-write clients retry it, and what they hold is not lost with our mistake.
    const fault = { status: 503, message: 'the store cannot do this now', headers: { 'Retry-After': '5' } };
    return { answer: refuse(fault, request), route: route.path, error: String(error) };
  }
}
