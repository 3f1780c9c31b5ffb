'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import type { Waterfall } from './buildWaterfall.ts';
import { moveFocus } from './moveFocus.ts';
import { WaterfallAxis } from './WaterfallAxis.tsx';
import { WaterfallRowView } from './WaterfallRowView.tsx';
import classes from './waterfall.module.css';

/** What {@link WaterfallTree} needs. */
export interface WaterfallTreeProps {
  readonly waterfall: Waterfall;
  /** Span id of the row whose details are shown. */
  readonly selected: string;
  readonly onSelect: (spanId: string) => void;
}

/**
 * The spans as a tree grid (https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/): one row is in the tab order, arrow keys
 * move between rows and fold, Enter and Space choose.
 */
export function WaterfallTree({ waterfall, selected, onSelect }: WaterfallTreeProps) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState(selected);
  const body = useRef<HTMLTableElement>(null);
  const visible = waterfall.rows.filter(
    ({ ancestors }) => !ancestors.some((ancestor) => folded.has(ancestor)),
  );

  function fold(spanId: string, fold: boolean): void {
    setFolded((earlier) => {
      const next = new Set(earlier);
      if (fold) next.add(spanId);
      else next.delete(spanId);
      return next;
    });
  }

  function focus(spanId: string): void {
    setFocused(spanId);
    body.current?.querySelector<HTMLElement>(`[data-span="${CSS.escape(spanId)}"]`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect(focused);
      return;
    }
    const move = moveFocus(event.key, visible, { spanId: focused, folded: folded.has(focused) });
    if (move.kind === 'none') return;
    event.preventDefault();
    if (move.kind === 'focus') focus(move.spanId);
    else fold(move.spanId, move.kind === 'fold');
  }

  return (
    <div className={classes.scroll}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the APG's own tree grid is a table with this role.
        role="treegrid"
        aria-label="Spans of the trace"
        className={classes.grid}
        onKeyDown={onKeyDown}
        ref={body}
      >
        <WaterfallAxis duration={waterfall.duration} />
        <tbody>
          {visible.map((row) => (
            <WaterfallRowView
              key={row.span.spanId}
              row={row}
              folded={folded.has(row.span.spanId)}
              selected={row.span.spanId === selected}
              tabbable={row.span.spanId === focused}
              onSelect={(spanId) => {
                setFocused(spanId);
                onSelect(spanId);
              }}
              onFold={fold}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
