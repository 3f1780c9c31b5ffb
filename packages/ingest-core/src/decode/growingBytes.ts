/** Bytes that are put together in one buffer, however small the pieces are that they come in. */
export interface GrowingBytes {
  /** Adds a copy of a piece. @returns false, and adds nothing, where there would be too many. */
  add(piece: Uint8Array): boolean;
  /** All of them; nothing is added any more. */
  taken(): Uint8Array<ArrayBuffer>;
}

/** Most bodies of a page. */
const FIRST_BYTES = 16 * 1024;

/** An empty buffer that doubles as it needs to. */
export function growingBytes(maxBytes: number): GrowingBytes {
  let bytes = new Uint8Array(Math.min(FIRST_BYTES, maxBytes));
  let size = 0;
  return {
    add(piece) {
      const needed = size + piece.byteLength;
      if (needed > maxBytes) return false;
      if (needed > bytes.byteLength) {
        const larger = new Uint8Array(Math.min(Math.max(needed, 2 * bytes.byteLength), maxBytes));
        larger.set(bytes.subarray(0, size));
        bytes = larger;
      }
      bytes.set(piece, size);
      size = needed;
      return true;
    },
    taken: () => bytes.subarray(0, size),
  };
}
