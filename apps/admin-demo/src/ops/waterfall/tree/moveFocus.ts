import type { WaterfallRow } from '../buildWaterfall.ts';

/** What a key does in the tree of spans. */
export type Move =
  | { readonly kind: 'focus'; readonly spanId: string }
  | { readonly kind: 'fold'; readonly spanId: string }
  | { readonly kind: 'unfold'; readonly spanId: string }
  | { readonly kind: 'none' };

const NONE: Move = { kind: 'none' };

/**
 * The keys of a tree grid (https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/): up and down between visible rows, left
 * folds or goes to the parent, right unfolds or goes to the first child, Home and End.
 */
export function moveFocus(
  key: string,
  rows: readonly WaterfallRow[],
  at: { spanId: string; folded: boolean },
): Move {
  const index = rows.findIndex(({ span }) => span.spanId === at.spanId);
  const row = rows[index];
  if (row === undefined) return NONE;
  switch (key) {
    case 'ArrowDown':
      return focus(rows[index + 1]);
    case 'ArrowUp':
      return focus(rows[index - 1]);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows.at(-1));
    case 'ArrowLeft':
      if (row.children > 0 && !at.folded) return { kind: 'fold', spanId: at.spanId };
      return focus(rows.find(({ span }) => span.spanId === row.ancestors.at(-1)));
    case 'ArrowRight':
      if (row.children === 0) return NONE;
      return at.folded ? { kind: 'unfold', spanId: at.spanId } : focus(rows[index + 1]);
    default:
      return NONE;
  }
}

function focus(row: WaterfallRow | undefined): Move {
  return row === undefined ? NONE : { kind: 'focus', spanId: row.span.spanId };
}
