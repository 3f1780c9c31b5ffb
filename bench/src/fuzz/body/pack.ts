import { gzipSync } from 'node:zlib';

/** How a body is packed, rightly or wrongly. */
export const PACKINGS = [
  'none',
  'gzip',
  'gzip-cut',
  'gzip-and-garbage',
  'gzip-two-members',
  'gzip-wrong-checksum',
  'gzip-flags',
  'gzip-head-alone',
  'gzip-bomb',
  'gzip-in-gzip',
] as const;

/** One of {@link PACKINGS}. */
export type Packing = (typeof PACKINGS)[number];

/** 64 MiB of zeros are 64 KB of gzip, below every limit of what may come in. */
const BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 });

/** All flags of RFC 1952, section 2.3: a header checksum, an extra field, a name and a comment that aren't there. */
const ALL_FLAGS = 0x1f;

/** Packs a body. */
export function pack(plain: Uint8Array, packing: Packing): Uint8Array {
  if (packing === 'none') return plain;
  if (packing === 'gzip-bomb') return BOMB;
  const packed = gzipSync(plain, { level: 1 });
  switch (packing) {
    case 'gzip':
      return packed;
    case 'gzip-cut':
      return packed.subarray(0, Math.floor(packed.length / 2));
    case 'gzip-and-garbage':
      return Buffer.concat([packed, Buffer.from('garbage')]);
    case 'gzip-two-members':
      return Buffer.concat([packed, packed]);
    case 'gzip-wrong-checksum':
      return Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8, 0xaa)]);
    case 'gzip-flags':
      return Buffer.concat([packed.subarray(0, 3), Buffer.of(ALL_FLAGS), packed.subarray(4)]);
    case 'gzip-head-alone':
      return packed.subarray(0, 2);
    case 'gzip-in-gzip':
      return gzipSync(packed, { level: 1 });
  }
}
