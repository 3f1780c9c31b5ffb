const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * FNV-1a, 32 bits, over UTF-16 units, which are bytes in an ASCII id (http://www.isthe.com/chongo/tech/comp/fnv/). Frozen:
 * it decides which Shard remembers a batch, so another one would count retries twice.
 */
export function fnv1a(text: string): number {
  let hash = OFFSET_BASIS;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME) >>> 0;
  return hash;
}
