'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import type { WaterfallRow } from '../buildWaterfall.ts';
import { moveFocus } from './moveFocus.ts';

/** What {@link useTreeKeys} needs. */
export interface TreeKeysInput {
  readonly visible: readonly WaterfallRow[];
  readonly folded: ReadonlySet<string>;
  readonly setFold: (spanId: string, fold: boolean) => void;
  /** Span id of the row that is in the tab order at first. */
  readonly initial: string;
  readonly onSelect: (spanId: string) => void;
}

/** One row is in the tab order; the keys of a tree grid move between rows, fold them and choose one. */
export function useTreeKeys({ visible, folded, setFold, initial, onSelect }: TreeKeysInput) {
  const [focused, setFocused] = useState(initial);
  const table = useRef<HTMLTableElement>(null);

  function focus(spanId: string): void {
    setFocused(spanId);
    table.current?.querySelector<HTMLElement>(`[data-span="${CSS.escape(spanId)}"]`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const chooses = event.key === 'Enter' || event.key === ' ';
    const move = moveFocus(event.key, visible, { spanId: focused, folded: folded.has(focused) });
    if (!chooses && move.kind === 'none') return;
    event.preventDefault();
    if (chooses) onSelect(focused);
    else if (move.kind === 'focus') focus(move.spanId);
    else if (move.kind !== 'none') setFold(move.spanId, move.kind === 'fold');
  }

  return { table, focused, setFocused, onKeyDown };
}
