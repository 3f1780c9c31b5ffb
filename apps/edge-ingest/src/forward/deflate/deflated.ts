import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { joinBytes } from '../../joinBytes.ts';

/** Bytes as deflate blocks, none of which is the last and which end at a byte: several join into one stream (RFC 1951, section 3.2.3). */
export interface Deflated {
  readonly blocks: Uint8Array;
  /** Of the bytes in them, as gzip has it. */
  readonly crc: number;
  /** Of the bytes in them. */
  readonly size: number;
}

/**
 * Of spans a seventh more bytes than at zlib's default, for a third of its CPU, which was a tenth of what a post costs. A
 * CompressionStream has the default alone.
 */
const LEVEL = 3;

const Z_SYNC_FLUSH = 2;

/** A last block of nothing, stored as it is. */
export const LAST_BLOCK = Uint8Array.of(1, 0, 0, 0xff, 0xff);

/** A stored block has two bytes for its size. */
const MAX_STORED = 0xffff;

/** The same blocks for the same bytes. */
export function deflate(bytes: Uint8Array): Deflated {
  const blocks = deflateRawSync(bytes, { level: LEVEL, finishFlush: Z_SYNC_FLUSH });
  return { blocks, crc: crc32(bytes), size: bytes.byteLength };
}

/** The other way. */
export function inflate({ blocks }: Deflated): Uint8Array {
  return inflateRawSync(joinBytes([blocks, LAST_BLOCK]));
}

/** Text as it is, in one block: for what stands between parts. */
export function storedText(text: string): Deflated {
  const bytes = new TextEncoder().encode(text);
  const size = bytes.byteLength;
  if (size > MAX_STORED) throw new RangeError(`a stored block has ${MAX_STORED} bytes at most`);
  const [low, high] = [size & 0xff, size >> 8];
  const head = Uint8Array.of(0, low, high, low ^ 0xff, high ^ 0xff);
  return { blocks: joinBytes([head, bytes]), crc: crc32(bytes), size };
}
