import type { Result } from '@throughline/wire/result';
import { collectBytes } from './collectBytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

type Gunzipped = Result<Bytes, 'too_large' | 'broken'>;

/**
 * `gunzipSync` of `node:zlib`, where the host has it: for a page's body at a fraction of what the streams cost that every
 * host has. It throws a RangeError past `maxOutputLength`, and an Error for what is no gzip.
 */
export type GunzipSync = (bytes: Uint8Array, limits: { readonly maxOutputLength: number }) => Bytes;

/** RFC 1952, section 2.3.1: a member ends with the size of what is in it, modulo 2^32. */
const SIZE_BYTES = 4;

/** Decompresses one whole gzip member; `broken` for anything else, `too_large` as soon as there are more than `maxBytes`. */
export async function gunzip(bytes: Bytes, maxBytes: number, gunzipSync?: GunzipSync): Promise<Gunzipped> {
  if (gunzipSync !== undefined) return gunzipAtOnce(bytes, maxBytes, gunzipSync);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const decoded = await collectBytes(stream, { maxBytes });
  if (decoded.ok || decoded.error === 'too_large') return decoded as Gunzipped;
  return { ok: false, error: 'broken' };
}

function gunzipAtOnce(bytes: Bytes, maxOutputLength: number, gunzipSync: GunzipSync): Gunzipped {
  try {
    const value = gunzipSync(bytes, { maxOutputLength });
    return hasOneMember(bytes, value.byteLength) ? { ok: true, value } : { ok: false, error: 'broken' };
  } catch (error) {
    return { ok: false, error: error instanceof RangeError ? 'too_large' : 'broken' };
  }
}

/**
 * zlib goes on with a second member and over zeros behind the last one, where the streams refuse both: the size at the end tells.
 * An empty member in front passes, and is none: what is read is what the last one holds.
 */
function hasOneMember(bytes: Bytes, size: number): boolean {
  const at = bytes.byteLength - SIZE_BYTES;
  return new DataView(bytes.buffer, bytes.byteOffset + at, SIZE_BYTES).getUint32(0, true) === size;
}
