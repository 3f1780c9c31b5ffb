import type { ResourceSpans } from '@throughline/wire/otlp/traces';
import { countSpans, encodePiece, halveSpans } from '../forward/spanPiece.ts';
import type { SpanPiece } from '../shard/shardBatch.ts';

/** Half of what the Shard puts into a row: pieces of this size fill rows well, and one is never too big for a row. */
export const MAX_PIECE_BYTES = 500_000;

export interface SplitSpans {
  readonly pieces: readonly SpanPiece[];
  /** Spans that are larger than a piece all alone: no row can hold them. */
  readonly oversized: number;
}

/** Encodes spans in pieces that fit into a Shard's rows; one piece as a rule. */
export function splitSpans(resourceSpans: readonly ResourceSpans[], maxBytes = MAX_PIECE_BYTES): SplitSpans {
  const count = countSpans(resourceSpans);
  if (count === 0) return { pieces: [], oversized: 0 };
  const bytes = encodePiece(resourceSpans);
  if (bytes.byteLength <= maxBytes) return { pieces: [{ bytes, count }], oversized: 0 };
  if (count === 1) return { pieces: [], oversized: 1 };
  const [first, second] = halveSpans(resourceSpans).map((half) => splitSpans(half, maxBytes));
  return {
    pieces: [...(first?.pieces ?? []), ...(second?.pieces ?? [])],
    oversized: (first?.oversized ?? 0) + (second?.oversized ?? 0),
  };
}
