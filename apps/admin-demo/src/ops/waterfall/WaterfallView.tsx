'use client';

import { Grid, GridCol, Paper } from '@mantine/core';
import { useState } from 'react';
import type { Waterfall } from './buildWaterfall.ts';
import { SpanDetails } from './SpanDetails.tsx';
import { WaterfallTree } from './tree/WaterfallTree.tsx';
import { WaterfallLegend } from './WaterfallLegend.tsx';

/** A trace as a waterfall, with the chosen span's attributes beside it. */
export function WaterfallView({ waterfall }: { waterfall: Waterfall }) {
  const [selected, setSelected] = useState(waterfall.rows[0]?.span.spanId ?? '');
  const row = waterfall.rows.find(({ span }) => span.spanId === selected);
  return (
    <>
      <WaterfallLegend rows={waterfall.rows} />
      <Grid gap="md">
        <GridCol span={{ base: 12, lg: 8 }}>
          <Paper p={0} style={{ overflow: 'hidden' }}>
            <WaterfallTree waterfall={waterfall} selected={selected} onSelect={setSelected} />
          </Paper>
        </GridCol>
        <GridCol span={{ base: 12, lg: 4 }}>
          {row === undefined ? null : <SpanDetails row={row} traceStart={waterfall.start} />}
        </GridCol>
      </Grid>
    </>
  );
}
