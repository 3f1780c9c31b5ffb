import { joinBytes } from '../../joinBytes.ts';
import { type Deflated, LAST_BLOCK } from './deflated.ts';
import { joinCrc32 } from './joinCrc32.ts';

/** RFC 1952, section 2.3: deflate, with neither a name nor a time, from an unknown system. */
const HEAD = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);

/** One gzip member of all that the parts hold, one after the other, none of which is compressed again. */
export function gzipDeflated(parts: readonly Deflated[]): Uint8Array {
  let [crc, size] = [0, 0];
  for (const part of parts) {
    crc = joinCrc32(crc, part.crc, part.size);
    size += part.size;
  }
  const tail = new DataView(new ArrayBuffer(8));
  tail.setUint32(0, crc, true);
  tail.setUint32(4, size, true);
  return joinBytes([HEAD, ...parts.map(({ blocks }) => blocks), LAST_BLOCK, new Uint8Array(tail.buffer)]);
}
