import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares in constant time; both are hashed first, so that not even the length shows. */
export function equalSecrets(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
