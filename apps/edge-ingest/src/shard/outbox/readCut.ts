import type { Trial } from '../../forward/isolatePoison.ts';
import type { Ledger } from '../ledger.ts';
import type { ForwardEntry } from './forwardDeltas.ts';
import type { TimedPiece } from './halvePieces.ts';
import type { Addressees } from './isFor.ts';
import type { Quarantined } from './quarantine/quarantine.ts';
import type { SpanState } from './spanState.ts';

/** Bytes of JSON in a request: receivers take 4 MB and more, and gzip makes a tenth of it. */
const MAX_BODY_BYTES = 1_000_000;

/** A request under way. */
export interface Cut {
  readonly through: number;
  /** Whether the same would be cut again after a restart: what is in it is a section's, or noted in the state. */
  readonly isFrozen: boolean;
  readonly bytes: number;
  readonly items: number;
  readonly stack: TimedPiece[][];
  readonly trial: Trial<TimedPiece[]>;
  readonly entries: ForwardEntry[];
  readonly quarantined: Quarantined[];
}

/** Whether a piece is for the destination. */
export type IsForUs = (only: Addressees | undefined) => boolean;

export interface CutOptions {
  readonly isForUs: IsForUs;
  /** Ends it with the section. */
  readonly isOneSection: boolean;
}

/**
 * The rows of the request under way, or as many of the next ones as fit into one. While all is well a request holds a
 * section's rows, and needs no note of where it ends; one that holds several does.
 */
export function readCut(
  { log }: Ledger,
  { cursor, through }: SpanState,
  { isForUs, isOneSection }: CutOptions,
): Cut | undefined {
  log.closeSection();
  const pieces: TimedPiece[] = [];
  const sections = new Set<number>();
  let [last, bytes] = [cursor, 0];
  for (const row of log.readSpans(cursor, through ?? log.last)) {
    const ours = row.stored.pieces.filter(({ only }) => isForUs(only));
    if (ours.length === 0) continue;
    const size = ours.reduce((sum, piece) => sum + piece.size, 0);
    const isOther = sections.size > 0 && !sections.has(row.section);
    if (through === null && pieces.length > 0 && (bytes + size > MAX_BODY_BYTES || (isOneSection && isOther)))
      break;
    sections.add(row.section);
    for (const { env, count, size, only, read } of ours)
      pieces.push({ env, count, size, only, read, committedAt: row.committedAt, row: row.stored });
    [last, bytes] = [row.seq, bytes + size];
  }
  if (pieces.length === 0) return undefined;
  const items = pieces.reduce((sum, piece) => sum + piece.count, 0);
  return {
    through: last,
    isFrozen: through !== null || sections.size === 1,
    bytes,
    items,
    stack: [pieces],
    trial: { witness: undefined },
    entries: [],
    quarantined: [],
  };
}
