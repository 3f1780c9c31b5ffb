import { hexOf } from '@throughline/wire/otlp/hexOf';

/**
 * The id of a batch whose client sent none: the same body from the same app is the same batch.
 *
 * @param bytes the body after decompression.
 */
export async function batchIdOf(app: string, bytes: Uint8Array): Promise<string> {
  const name = new TextEncoder().encode(`${app}\n`);
  const data = new Uint8Array(name.length + bytes.length);
  data.set(name);
  data.set(bytes, name.length);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return `body-${hexOf(digest)}`;
}
