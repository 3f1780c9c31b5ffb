import { type Deflated, deflate, inflate } from '../../forward/deflate/deflated.ts';
import { joinBytes } from '../../joinBytes.ts';
import type { LogMeta, LogPiece } from './logRow.ts';

/** The spans of a row as they are on disk, and their pieces. */
export interface StoredSpans {
  /** All pieces, joined by commas, as they were deflated when they came; undefined in a row of an earlier version. */
  readonly deflated: Deflated | undefined;
  readonly pieces: readonly StoredPiece[];
}

/** A piece of a row; its bytes are inflated when they are asked for. */
export interface StoredPiece extends Omit<LogPiece, 'bytes'> {
  /** Bytes of its JSON. */
  readonly size: number;
  read(): Uint8Array;
}

const COMMA = Uint8Array.of(0x2c);

/** The CRC-32 stands behind the blocks. */
const CRC_BYTES = 4;

/** The first of a row of an earlier version, whose JSON was stored as it is. No deflate block but the last begins with it. */
const BRACE = 0x7b;

/**
 * The pieces of a row, deflated together: a tenth of the bytes to write and to read again, and the work of each destination's
 * gzip is done once.
 */
export function storeSpans(pieces: readonly LogPiece[]): Uint8Array {
  const { blocks, crc } = deflate(joinPieces(pieces.map(({ bytes }) => bytes)));
  const tail = new DataView(new ArrayBuffer(CRC_BYTES));
  tail.setUint32(0, crc, true);
  return joinBytes([blocks, new Uint8Array(tail.buffer)]);
}

/** The other way. */
export function readStoredSpans(stored: Uint8Array, pieces: LogMeta['pieces']): StoredSpans {
  const isPlain = stored[0] === BRACE;
  const deflated = isPlain ? undefined : readDeflated(stored, pieces);
  let inflated: Uint8Array | undefined;
  const all = (): Uint8Array => {
    inflated ??= deflated === undefined ? stored : inflate(deflated);
    return inflated;
  };
  let from = 0;
  const read = pieces.map(([env, count, size, only]): StoredPiece => {
    const at = from;
    from += isPlain ? size : size + COMMA.byteLength;
    return { env, count, size, only, read: () => all().subarray(at, at + size) };
  });
  return { deflated, pieces: read };
}

function readDeflated(stored: Uint8Array, pieces: LogMeta['pieces']): Deflated {
  const end = stored.byteLength - CRC_BYTES;
  const crc = new DataView(stored.buffer, stored.byteOffset + end).getUint32(0, true);
  const size = pieces.reduce((sum, [, , bytes]) => sum + bytes + COMMA.byteLength, -COMMA.byteLength);
  return { blocks: stored.subarray(0, end), crc, size };
}

/** As elements of one array. */
export function joinPieces(pieces: readonly Uint8Array[]): Uint8Array {
  return joinBytes(pieces.flatMap((piece, i) => (i === 0 ? [piece] : [COMMA, piece])));
}
