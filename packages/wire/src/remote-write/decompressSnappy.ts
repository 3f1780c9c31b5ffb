import type { Result } from '../result.ts';

/** Longest varint of a 32-bit length (snappy format_description.txt, section 1). */
const MAX_LENGTH_BYTES = 5;

/** Tag bits 0-1 (section 2). */
const LITERAL = 0;
const COPY_1_BYTE_OFFSET = 1;
const COPY_2_BYTE_OFFSET = 2;

/** A literal's length from 61 on stands in the next 1 to 4 bytes (section 2.1). */
const INLINE_LITERAL_LENGTH = 60;

/**
 * Decompresses snappy's block format (github.com/google/snappy, format_description.txt).
 *
 * snappyjs, which compresses for us, is not used here: its decompressor takes literal lengths as signed 32-bit numbers, so
 * that six crafted bytes make it loop for ever, and it accepts output that is shorter than announced.
 *
 * @param maxBytes the announced length is checked against it before anything is allocated.
 */
export function decompressSnappy(body: Uint8Array, maxBytes: number): Result<Uint8Array, string> {
  const header = readLength(body);
  if (header === undefined) return fail('the snappy header is malformed');
  if (header.length > maxBytes)
    return fail(`decompresses to ${header.length} bytes, the limit is ${maxBytes}`);
  const output = new Uint8Array(header.length);
  return expand(body, header.pos, output)
    ? { ok: true, value: output }
    : fail('the snappy data is malformed');
}

function fail(error: string): Result<Uint8Array, string> {
  return { ok: false, error };
}

function readLength(body: Uint8Array): { length: number; pos: number } | undefined {
  let length = 0;
  for (let pos = 0; pos < Math.min(MAX_LENGTH_BYTES, body.length); pos++) {
    const byte = body[pos] ?? 0;
    length += (byte & 0x7f) * 2 ** (7 * pos);
    if (byte < 0x80) return length < 2 ** 32 ? { length, pos: pos + 1 } : undefined;
  }
  return undefined;
}

/** Whether the elements from `pos` on fill `output` exactly. */
function expand(body: Uint8Array, start: number, output: Uint8Array): boolean {
  let pos = start;
  let written = 0;
  while (pos < body.length) {
    const tag = body[pos++] ?? 0;
    if ((tag & 3) === LITERAL) {
      const extra = Math.max(0, (tag >>> 2) + 1 - INLINE_LITERAL_LENGTH);
      const length = extra === 0 ? (tag >>> 2) + 1 : readLittleEndian(body, pos, extra) + 1;
      pos += extra;
      if (pos + length > body.length || written + length > output.length) return false;
      output.set(body.subarray(pos, pos + length), written);
      pos += length;
      written += length;
    } else {
      const { length, offset, bytes } = readCopy(body, pos, tag);
      pos += bytes;
      if (pos > body.length || offset === 0 || offset > written || written + length > output.length)
        return false;
      // Byte by byte: a copy may overlap what it writes, which repeats a pattern (section 2.2).
      for (let end = written + length; written < end; written++)
        output[written] = output[written - offset] ?? 0;
    }
  }
  return written === output.length;
}

function readCopy(
  body: Uint8Array,
  pos: number,
  tag: number,
): { length: number; offset: number; bytes: number } {
  if ((tag & 3) === COPY_1_BYTE_OFFSET) {
    const offset = ((tag >>> 5) << 8) | readLittleEndian(body, pos, 1);
    return { length: ((tag >>> 2) & 7) + 4, offset, bytes: 1 };
  }
  const bytes = (tag & 3) === COPY_2_BYTE_OFFSET ? 2 : 4;
  return { length: (tag >>> 2) + 1, offset: readLittleEndian(body, pos, bytes), bytes };
}

function readLittleEndian(body: Uint8Array, pos: number, bytes: number): number {
  let value = 0;
  for (let i = 0; i < bytes; i++) value += (body[pos + i] ?? 0) * 2 ** (8 * i);
  return value;
}
