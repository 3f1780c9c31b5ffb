import type { PostBody } from '../post/postRequest.ts';

/** Smaller ones fit into a packet or two anyway. */
const MIN_BYTES = 2 * 1024;

/** The body as gzip, made by the browser off the page's thread; as it is where it is small, or the browser can't. */
export async function compress(body: PostBody): Promise<PostBody> {
  if (typeof body !== 'string' || body.length < MIN_BYTES || !globalThis.CompressionStream) return body;
  try {
    const stream = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'));
    return await new Response(stream).arrayBuffer();
  } catch {
    return body;
  }
}
