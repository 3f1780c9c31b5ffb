import type { ResourceSpans } from '@throughline/wire/otlp/traces';
import { countSpans, halveSpans, writePiece } from '../../forward/spanPiece.ts';
import type { TextPiece } from '../../shard/message/commitBody.ts';

/** Half of what the Shard puts into a row: pieces of this size fill rows well, and one is never too big for a row. */
export const MAX_PIECE_BYTES = 500_000;

export interface SplitSpans {
  readonly pieces: readonly TextPiece[];
  /** Spans that are larger than a piece all alone: no row can hold them. */
  readonly oversized: number;
}

/** UTF-8 takes so many bytes at most for a UTF-16 unit: a text that is short by it needs no counting. */
const MAX_BYTES_PER_UNIT = 3;

const encoder = new TextEncoder();

/** Writes spans in pieces that fit into a Shard's rows; one piece as a rule. */
export function splitSpans(resourceSpans: readonly ResourceSpans[], maxBytes = MAX_PIECE_BYTES): SplitSpans {
  const count = countSpans(resourceSpans);
  if (count === 0) return { pieces: [], oversized: 0 };
  const text = writePiece(resourceSpans);
  if (fits(text, maxBytes)) return { pieces: [{ text, count }], oversized: 0 };
  if (count === 1) return { pieces: [], oversized: 1 };
  const [first, second] = halveSpans(resourceSpans).map((half) => splitSpans(half, maxBytes));
  return {
    pieces: [...(first?.pieces ?? []), ...(second?.pieces ?? [])],
    oversized: (first?.oversized ?? 0) + (second?.oversized ?? 0),
  };
}

function fits(text: string, maxBytes: number): boolean {
  if (text.length * MAX_BYTES_PER_UNIT <= maxBytes) return true;
  return text.length <= maxBytes && encoder.encode(text).byteLength <= maxBytes;
}
