import { type BitWriter, bitWriter } from './bitWriter.ts';
import { crc32 } from './crc32.ts';

/** RFC 1952, section 2.3: magic, deflate, no flags, no time, unknown system. */
const HEADER = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

/** RFC 1952, section 2.3.1: the checksum and the size, 32 bits each. */
const TRAILER_BYTES = 8;

/** RFC 1951, section 3.2.5: matches reach back 32 KiB. */
const WINDOW_BYTES = 32 * 1024;

/** As many places are remembered as the window has bytes. */
const HASH_BITS = 15;

/** 2³² by the golden ratio (Knuth's multiplicative hash). */
const HASH_FACTOR = 0x9e3779b1;

/** Shorter repeats cost about as much as their literals. */
const MIN_MATCH = 4;

/** The format's longest is 258, whose code is an exception; one byte less is not missed. */
const MAX_MATCH = 257;

/** RFC 1951, section 3.2.5. */
const END_OF_BLOCK = 256;

/**
 * Gzip (RFC 1952) in one go, since a page that is being left can't wait for a `CompressionStream`: greedy matches and the
 * fixed Huffman codes, so that no table is counted or sent. 16 KB of telemetry's JSON shrink to a ninth.
 */
export function gzip(input: Uint8Array): Uint8Array<ArrayBuffer> {
  const size = input.length;
  // a literal takes 9 bits at the most; header, end and trailer less than 32 bytes
  const output = new Uint8Array(size + (size >> 3) + 32);
  output.set(HEADER);
  const end = deflate(input, bitWriter(output, HEADER.length));
  const trailer = new DataView(output.buffer, end);
  trailer.setInt32(0, crc32(input), true);
  trailer.setInt32(4, size, true);
  return output.subarray(0, end + TRAILER_BYTES);
}

/** One block of fixed codes (RFC 1951, section 3.2.6). Returns where it ends. */
function deflate(input: Uint8Array, writer: BitWriter): number {
  /** Where four bytes with this hash were last. */
  const last = new Int32Array(1 << HASH_BITS).fill(-WINDOW_BYTES);
  // the last block; fixed codes
  writer.number(3, 3);
  for (let at = 0; at < input.length; ) {
    const hash = hashAt(input, at);
    const distance = at - (last[hash] as number);
    last[hash] = at;
    const length = distance > WINDOW_BYTES ? 0 : matchLength(input, at, distance);
    if (length < MIN_MATCH) writeSymbol(input[at++] as number, writer);
    else {
      writeMatch(length, distance, writer);
      at += length;
    }
  }
  writeSymbol(END_OF_BLOCK, writer);
  return writer.end();
}

/** What is past the end counts as 0: the match is compared anyway. */
function hashAt(input: Uint8Array, at: number): number {
  const four =
    (input[at] as number) |
    ((input[at + 1] as number) << 8) |
    ((input[at + 2] as number) << 16) |
    ((input[at + 3] as number) << 24);
  return Math.imul(four, HASH_FACTOR) >>> (32 - HASH_BITS);
}

function matchLength(input: Uint8Array, at: number, distance: number): number {
  const limit = Math.min(MAX_MATCH, input.length - at);
  let length = 0;
  while (length < limit && input[at + length] === input[at + length - distance]) length++;
  return length;
}

/** RFC 1951, section 3.2.6. */
function writeSymbol(symbol: number, writer: BitWriter): void {
  if (symbol < 144) writer.code(symbol + 48, 8);
  else if (symbol < 256) writer.code(symbol + 256, 9);
  else if (symbol < 280) writer.code(symbol - 256, 7);
  else writer.code(symbol - 88, 8);
}

/** RFC 1951, section 3.2.5: each doubling has four codes for lengths and two for distances, and extra bits for the rest. */
function writeMatch(length: number, distance: number, writer: BitWriter): void {
  const long = length - 3;
  const longBits = Math.max(0, 29 - Math.clz32(long));
  writeSymbol(257 + 4 * longBits + (long >> longBits), writer);
  writer.number(long & ((1 << longBits) - 1), longBits);
  const far = distance - 1;
  const farBits = Math.max(0, 30 - Math.clz32(far));
  writer.code(2 * farBits + (far >> farBits), 5);
  writer.number(far & ((1 << farBits) - 1), farBits);
}
