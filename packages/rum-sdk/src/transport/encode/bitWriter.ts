/** Writes bits as deflate packs them: into each byte from its lowest bit (RFC 1951, section 3.1.1). */
export interface BitWriter {
  /** A number, lowest bit first; at most 16 bits. */
  number(value: number, bits: number): void;
  /** A Huffman code, highest bit first. */
  code(value: number, bits: number): void;
  /** Fills the last byte up with zeros, and returns where the next one is. */
  end(): number;
}

/** A writer into `output` from byte `start` on. */
export function bitWriter(output: Uint8Array, start: number): BitWriter {
  let at = start;
  let pending = 0;
  let pendingBits = 0;
  const number = (value: number, bits: number): void => {
    pending |= value << pendingBits;
    for (pendingBits += bits; pendingBits > 7; pendingBits -= 8) {
      output[at++] = pending;
      pending >>>= 8;
    }
  };
  return {
    number,
    code(value, bits) {
      let reversed = 0;
      for (let bit = 0; bit < bits; bit++) reversed = (reversed << 1) | ((value >> bit) & 1);
      number(reversed, bits);
    },
    end() {
      number(0, 7);
      return at;
    },
  };
}
