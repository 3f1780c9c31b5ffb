import { type Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RenderedPost } from './renderPost.ts';

/** Between two pieces of a slow body. */
const SLOW_MS = 20;

const SLOW_PIECES = 4;

/** Longer than the ingest's own patience with a body. */
const TIMEOUT_MS = 45_000;

/** A refusal that doesn't wait for the body, and closes: the answer is lost where the client was still writing. */
const TRIES = 5;

/** Sends a post over a kept-alive connection. @returns its answer; rejects where none came, again and again. */
export async function sendPost(post: RenderedPost, to: { url: string; agent: Agent }): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await sendOnce(post, to);
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

function sendOnce(post: RenderedPost, to: { url: string; agent: Agent }): Promise<Response> {
  const { method, target, headers, body, transfer } = post;
  const length = transfer === 'whole' ? { 'content-length': String(body.byteLength) } : {};
  return new Promise((resolve, reject) => {
    const sent = request(`${to.url}${target}`, {
      method,
      agent: to.agent,
      headers: { ...headers, ...length, ...(transfer === 'whole' ? {} : { 'transfer-encoding': 'chunked' }) },
      timeout: TIMEOUT_MS,
    });
    // After the answer an error is only that the rest of the body was not wanted.
    sent.on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error(`no answer in ${TIMEOUT_MS} ms`)));
    sent.on('response', (incoming) => whole(incoming, method).then(resolve, reject));
    writeBody(sent, { body, transfer }).catch(reject);
  });
}

async function writeBody(
  sent: ClientRequest,
  { body, transfer }: Pick<RenderedPost, 'body' | 'transfer'>,
): Promise<void> {
  if (transfer === 'slow') {
    const size = Math.ceil(body.byteLength / SLOW_PIECES) || 1;
    for (let at = 0; at < body.byteLength && !sent.destroyed; at += size) {
      sent.write(body.subarray(at, at + size));
      await sleep(SLOW_MS);
    }
    sent.end();
  } else sent.end(body);
}

async function whole(incoming: IncomingMessage, method: string): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const status = incoming.statusCode ?? 0;
  const isEmpty = status === 204 || status === 304 || method === 'HEAD';
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return new Response(isEmpty ? null : Buffer.concat(chunks), { status, headers });
}
