const encoder = new TextEncoder();

/** Length of a text in UTF-8, bytes: what the browser counts, where `length` counts UTF-16 units. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}
