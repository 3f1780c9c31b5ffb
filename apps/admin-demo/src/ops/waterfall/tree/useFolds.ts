'use client';

import { useState } from 'react';
import type { WaterfallRow } from '../buildWaterfall.ts';

/** Which rows are folded, and the rows that can be seen because of it. */
export function useFolds(rows: readonly WaterfallRow[]) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const visible = rows.filter(({ ancestors }) => !ancestors.some((ancestor) => folded.has(ancestor)));

  function setFold(spanId: string, fold: boolean): void {
    setFolded((earlier) => {
      const next = new Set(earlier);
      if (fold) next.add(spanId);
      else next.delete(spanId);
      return next;
    });
  }

  return { folded, visible, setFold };
}
