/** The polynomial of RFC 1952, section 8, lowest bit first. */
const POLYNOMIAL = 0xedb88320;

const BYTE_VALUES = 256;

/** The checksum of gzip (RFC 1952, section 8), as a signed 32-bit integer. */
export function crc32(input: Uint8Array): number {
  // not by Array.from: Prototype.js and MooTools put a function of their own in its place
  const table = new Int32Array(BYTE_VALUES).map((_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 && POLYNOMIAL);
    return crc;
  });
  let crc = -1;
  for (const byte of input) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] as number);
  return ~crc;
}
