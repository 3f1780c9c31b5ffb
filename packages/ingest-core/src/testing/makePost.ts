import { CONFORMANCE_KEY, CONFORMANCE_ORIGIN } from './conformanceApps.ts';
import { makePageView, makeTraces } from './makeTraces.ts';
import { uuidV7 } from './uuidV7.ts';

/** What a post differs in from a good one of a page. */
export interface PostInput {
  /** URL of the ingest, without query. */
  readonly url?: string;
  readonly method?: string;
  /** Query parameters; undefined takes one out, a list gives it several times. */
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Headers; undefined takes one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Text or bytes as they are; anything else as JSON. */
  readonly body?: unknown;
}

/** A post as the SDK sends it, but for what is asked. */
export function makePost(input: PostInput = {}): Request {
  const { url = 'https://ingest.example/v1/traces', method = 'POST' } = input;
  const target = new URL(url);
  const query = { key: CONFORMANCE_KEY, batch: uuidV7(Date.now()), sent: String(Date.now()), ...input.query };
  for (const [name, value] of Object.entries(query)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? []))
      target.searchParams.append(name, one);
  }
  const headers = new Headers();
  const wanted = { origin: CONFORMANCE_ORIGIN, 'content-type': 'text/plain;charset=UTF-8', ...input.headers };
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined) headers.set(name, value);
  const hasBody = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
  // Streams need `duplex` (Fetch standard, "RequestInit"), which TypeScript's DOM types don't know.
  const body = hasBody ? { body: bodyOf(input.body), duplex: 'half' } : {};
  return new Request(target, { method, headers, ...body });
}

/** Bytes compressed as `Content-Encoding: gzip` does. */
export async function gzip(data: string | Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([data]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function bodyOf(body: unknown = makeTraces({ spans: makePageView() })): BodyInit {
  if (typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream)
    return body as BodyInit;
  return JSON.stringify(body);
}
