import { gzip } from './gzip.ts';

/** A text as gzip, at once. */
export function gzipText(text: string): Uint8Array<ArrayBuffer> {
  return gzip(new TextEncoder().encode(text));
}
