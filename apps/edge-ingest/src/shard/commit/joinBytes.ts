/** Bytes that belong together, as one blob of a row. */
export function joinBytes(parts: readonly { readonly bytes: Uint8Array }[]): ArrayBuffer {
  const all = new Uint8Array(parts.reduce((sum, { bytes }) => sum + bytes.byteLength, 0));
  let at = 0;
  for (const { bytes } of parts) {
    all.set(bytes, at);
    at += bytes.byteLength;
  }
  return all.buffer;
}
