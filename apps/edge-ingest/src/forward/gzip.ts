import { gzipSync } from 'node:zlib';

/**
 * Of spans a seventh more bytes than at zlib's default, for a third of its CPU, which was a tenth of what a post costs. A
 * CompressionStream has the default alone.
 */
const LEVEL = 3;

/** gzip of the chunks, one after the other; the same bytes for the same input. */
export function gzip(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return gzipSync(all, { level: LEVEL });
}
