import { type Deflated, deflate } from '../../forward/deflate/deflated.ts';
import { joinPieces, type StoredSpans } from '../commit/storedSpans.ts';
import type { TimedPiece } from './halvePieces.ts';

/**
 * What is sent of some pieces, in their order: of a row whose pieces are all among them, its bytes as they are stored; else
 * the pieces, deflated anew. The same bytes for the same pieces.
 */
export function deflatedParts(pieces: readonly TimedPiece[]): Deflated[] {
  const parts: Deflated[] = [];
  let loose: Uint8Array[] = [];
  const settle = (): void => {
    if (loose.length > 0) parts.push(deflate(joinPieces(loose)));
    loose = [];
  };
  /** Pieces to come that a row's bytes hold already. */
  let held = 0;
  for (const [at, piece] of pieces.entries()) {
    if (held-- > 0) continue;
    const row = isWhole(piece.row, pieces, at) ? piece.row : undefined;
    held = row === undefined ? 0 : row.pieces.length - 1;
    if (row?.deflated === undefined) loose.push(...(row?.pieces ?? [piece]).map(({ read }) => read()));
    else {
      settle();
      parts.push(row.deflated);
    }
  }
  settle();
  return parts;
}

/** Whether all pieces of a row stand from `at` on. */
function isWhole(row: StoredSpans | undefined, pieces: readonly TimedPiece[], at: number): boolean {
  return row?.pieces.every((_, i) => pieces[at + i]?.row === row) ?? false;
}
