'use client';

import { Paper } from '@mantine/core';
import type { ReactNode } from 'react';

/** What {@link ListFrame} needs. */
export interface ListFrameProps {
  /** Rows of a full page. */
  readonly rows: number;
  readonly loading: boolean;
  readonly children: ReactNode;
}

/** Height of a row of one line, px. */
const ROW_HEIGHT = 35;

/** Around a list: as high as a full page, so that nothing below jumps when a search finds less. */
export function ListFrame({ rows, loading, children }: ListFrameProps) {
  return (
    <Paper p={0} mih={(rows + 1) * ROW_HEIGHT} aria-busy={loading} style={{ opacity: loading ? 0.6 : 1 }}>
      {children}
    </Paper>
  );
}
