'use client';

import type { Waterfall } from '../buildWaterfall.ts';
import { WaterfallAxis } from '../WaterfallAxis.tsx';
import classes from '../waterfall.module.css';
import { useFolds } from './useFolds.ts';
import { useTreeKeys } from './useTreeKeys.ts';
import { WaterfallRowView } from './WaterfallRowView.tsx';

/** What {@link WaterfallTree} needs. */
export interface WaterfallTreeProps {
  readonly waterfall: Waterfall;
  /** Span id of the row whose details are shown. */
  readonly selected: string;
  readonly onSelect: (spanId: string) => void;
}

/** The spans as a tree grid (https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/). */
export function WaterfallTree({ waterfall, selected, onSelect }: WaterfallTreeProps) {
  const { folded, visible, setFold } = useFolds(waterfall.rows);
  const keys = useTreeKeys({ visible, folded, setFold, initial: selected, onSelect });
  return (
    <div className={classes.scroll}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the APG's own tree grid is a table with this role.
        role="treegrid"
        aria-label="Spans of the trace"
        className={classes.grid}
        onKeyDown={keys.onKeyDown}
        ref={keys.table}
      >
        <WaterfallAxis duration={waterfall.duration} />
        <tbody>
          {visible.map((row) => (
            <WaterfallRowView
              key={row.span.spanId}
              row={row}
              folded={folded.has(row.span.spanId)}
              selected={row.span.spanId === selected}
              tabbable={row.span.spanId === keys.focused}
              onSelect={(spanId) => {
                keys.setFocused(spanId);
                onSelect(spanId);
              }}
              onFold={setFold}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
