import { countSpans, decodePiece, encodePiece, halveSpans } from '../../forward/spanPiece.ts';
import type { LogPiece } from '../commit/logRow.ts';

/** A piece of the log with the time of its commit, Unix milliseconds. */
export interface TimedPiece extends LogPiece {
  readonly committedAt: number;
}

/** Two halves of some pieces, down to a single span; undefined for that. */
export function halvePieces(pieces: readonly TimedPiece[]): [TimedPiece[], TimedPiece[]] | undefined {
  if (pieces.length > 1) {
    const half = Math.ceil(pieces.length / 2);
    return [pieces.slice(0, half), pieces.slice(half)];
  }
  const [piece] = pieces;
  if (piece === undefined || piece.count <= 1) return undefined;
  const [first, second] = halveSpans(decodePiece(piece.bytes)).map((spans) => [
    { ...piece, bytes: encodePiece(spans), count: countSpans(spans) },
  ]);
  return first === undefined || second === undefined ? undefined : [first, second];
}
