/** The polynomial of gzip's CRC-32 (RFC 1952, section 8), its highest power at the lowest bit. */
const POLYNOMIAL = 0xedb88320;

/** 1 and x in that order of bits. */
const ONE = 0x80000000;
const X = 0x40000000;

/** A length in bytes has so many bits at most. */
const MAX_BITS = 32;

/** x^8, x^16, x^32 …: how a CRC moves on over 1, 2, 4 … bytes of zeros. */
const MOVES: number[] = [product(square(square(X)), square(square(X)))];
for (let bit = 1; bit < MAX_BITS; bit++) MOVES.push(square(MOVES[bit - 1] ?? 0));

/**
 * The CRC-32 of bytes that follow each other, from those of both: that of the first moves on over as many zeros as the second
 * has bytes, which is a multiplication in the field of the polynomial.
 *
 * @param size of the second, in bytes.
 */
export function joinCrc32(first: number, second: number, size: number): number {
  let moved = first;
  for (let bit = 0; size >>> bit !== 0 && bit < MAX_BITS; bit++)
    if ((size >>> bit) & 1) moved = product(MOVES[bit] ?? 0, moved);
  return (moved ^ second) >>> 0;
}

/** Of two polynomials over bits, modulo {@link POLYNOMIAL}. */
function product(a: number, b: number): number {
  let sum = 0;
  let shifted = b;
  for (let power = ONE; power !== 0; power >>>= 1) {
    if ((a & power) !== 0) sum ^= shifted;
    shifted = shifted & 1 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
  }
  return sum >>> 0;
}

function square(a: number): number {
  return product(a, a);
}
