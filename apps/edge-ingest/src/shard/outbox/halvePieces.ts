import { countSpans, decodePiece, encodePiece, halveSpans } from '../../forward/spanPiece.ts';
import type { StoredPiece, StoredSpans } from '../commit/storedSpans.ts';

/** A piece of the log with the time of its commit, Unix milliseconds. */
export interface TimedPiece extends StoredPiece {
  readonly committedAt: number;
  /** The row that it is from; undefined for a part of a piece. */
  readonly row: StoredSpans | undefined;
}

/** Two halves of some pieces, down to a single span; undefined for that. */
export function halvePieces(pieces: readonly TimedPiece[]): [TimedPiece[], TimedPiece[]] | undefined {
  if (pieces.length > 1) {
    const half = Math.ceil(pieces.length / 2);
    return [pieces.slice(0, half), pieces.slice(half)];
  }
  const [piece] = pieces;
  if (piece === undefined || piece.count <= 1) return undefined;
  const [first, second] = halveSpans(decodePiece(piece.read())).map((spans) => {
    const bytes = encodePiece(spans);
    const { env, only, committedAt } = piece;
    const part = { env, count: countSpans(spans), size: bytes.byteLength, only, read: () => bytes };
    return [{ ...part, committedAt, row: undefined }];
  });
  return first === undefined || second === undefined ? undefined : [first, second];
}
