/** The version of remote-write that a request is written in. */
export type WriteVersion = '1.0' | '2.0';

/** Tag of `Request.symbols`, with which every 2.0 request of ours begins; one of 1.0 begins with field 1. */
const SYMBOLS_TAG = (4 << 3) | 2;

/** A literal's length from 61 on stands in the next 1 to 4 bytes (snappy format_description.txt, section 2.1). */
const INLINE_LITERAL_LENGTH = 60;

/**
 * Which version a compressed request is: bodies wait for longer than a configuration holds, and say it themselves. Nothing
 * is decompressed, since snappy's first element is always a literal.
 */
export function writeVersion(body: Uint8Array): WriteVersion {
  let pos = 0;
  while ((body[pos++] ?? 0) >= 0x80);
  const length = ((body[pos++] ?? 0) >>> 2) + 1;
  return body[pos + Math.max(0, length - INLINE_LITERAL_LENGTH)] === SYMBOLS_TAG ? '2.0' : '1.0';
}
