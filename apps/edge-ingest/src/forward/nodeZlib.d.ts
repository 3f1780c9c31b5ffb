/** What workerd has of Node's module, without the types of the rest of Node. */
declare module 'node:zlib' {
  /** RFC 1952, with neither a name nor a time in its header. */
  export function gzipSync(data: Uint8Array, options: { readonly level: number }): Uint8Array;

  /** Every member, one after the other, and over zeros behind the last. Throws a RangeError past the limit. */
  export function gunzipSync(
    data: Uint8Array,
    options: { readonly maxOutputLength: number },
  ): Uint8Array<ArrayBuffer>;
}
