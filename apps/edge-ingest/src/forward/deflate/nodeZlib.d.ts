/** What workerd has of Node's module, without the types of the rest of Node. */
declare module 'node:zlib' {
  /** RFC 1951. With `finishFlush` Z_SYNC_FLUSH (2) it ends at a byte, and none of its blocks is the last. */
  export function deflateRawSync(
    data: Uint8Array,
    options: { readonly level: number; readonly finishFlush: 2 },
  ): Uint8Array;

  /** Throws for what doesn't end with a last block. */
  export function inflateRawSync(data: Uint8Array): Uint8Array;

  /** As gzip has it. */
  export function crc32(data: Uint8Array): number;

  /** Every member, one after the other, and over zeros behind the last. Throws a RangeError past the limit. */
  export function gunzipSync(
    data: Uint8Array,
    options: { readonly maxOutputLength: number },
  ): Uint8Array<ArrayBuffer>;
}
