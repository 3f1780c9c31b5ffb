import { hexOf } from '@throughline/wire/otlp/hexOf';

/** A random id of some bytes, in hex. */
export function randomHex(bytes: number): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(bytes)));
}
