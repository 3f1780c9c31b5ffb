'use client';

import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { WaterfallRow } from '../buildWaterfall.ts';
import classes from '../waterfall.module.css';
import { barColorOf, barLabelOf, noteOf } from './rowLook.ts';

/** What {@link WaterfallRowView} needs. */
export interface WaterfallRowViewProps {
  readonly row: WaterfallRow;
  readonly folded: boolean;
  readonly selected: boolean;
  readonly tabbable: boolean;
  readonly onSelect: (spanId: string) => void;
  readonly onFold: (spanId: string, fold: boolean) => void;
}

/** One span: its name, indented below its parent, and its bar on the time axis. */
export function WaterfallRowView({
  row,
  folded,
  selected,
  tabbable,
  onSelect,
  onFold,
}: WaterfallRowViewProps) {
  const { span, depth, children, offset, width } = row;
  const expandable = children > 0;
  return (
    <tr
      data-testid="waterfall-row"
      data-span={span.spanId}
      aria-level={depth + 1}
      aria-selected={selected}
      aria-expanded={expandable ? !folded : undefined}
      tabIndex={tabbable ? 0 : -1}
      onClick={() => onSelect(span.spanId)}
    >
      <td className={classes.name}>
        <div className={classes.cell} style={{ '--depth': depth } as CSSProperties}>
          {expandable ? (
            <FoldButton folded={folded} onClick={() => onFold(span.spanId, !folded)} />
          ) : (
            <span className={classes.fold} />
          )}
          <span className={classes.label} title={`${span.name} · ${span.service}`}>
            {span.name}
          </span>
          <span className={classes.note}>{noteOf(row)}</span>
        </div>
      </td>
      <td className={classes.time}>
        <div className={classes.plot}>
          <span
            className={classes.bar}
            style={{
              insetInlineStart: `${offset * 100}%`,
              width: `${width * 100}%`,
              background: barColorOf(row),
            }}
          />
          <span
            className={classes.duration}
            style={{ insetInlineStart: `calc(${(offset + width) * 100}% + 6px)` }}
          >
            {barLabelOf(row)}
          </span>
        </div>
      </td>
    </tr>
  );
}

function FoldButton({ folded, onClick }: { folded: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.fold}
      aria-label={folded ? 'Unfold' : 'Fold'}
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
    >
      {folded ? <IconChevronRight size={14} aria-hidden /> : <IconChevronDown size={14} aria-hidden />}
    </button>
  );
}
