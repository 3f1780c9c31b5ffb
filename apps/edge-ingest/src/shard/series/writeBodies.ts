import { encodeWrite } from '@throughline/wire/remote-write/encodeWrite';
import type { TimeSeries } from '@throughline/wire/remote-write/timeSeries';
import type { WriteVersion } from '@throughline/wire/remote-write/writeVersion';
import type { RowSamples } from './rowSamples.ts';

/** About 200 bytes each before compression: well below a row's 2 MB, and below the 5 MB that receivers commonly take. */
export const MAX_SERIES_PER_BODY = 2_000;

/** A remote-write request, frozen. */
export interface WriteBody {
  readonly bytes: Uint8Array;
  /** Samples in it, by environment. */
  readonly samples: Readonly<Record<string, number>>;
  /** Samples that go before the values of series that begin or wake: with those behind them, outdated ones are no loss. */
  readonly isStart?: boolean;
}

/** Remote-write requests that hold these samples, in order. */
export function writeBodies(
  rows: readonly RowSamples[],
  version: WriteVersion,
  isStart = false,
): WriteBody[] {
  const bodies: WriteBody[] = [];
  let series: TimeSeries[] = [];
  let samples: Record<string, number> = {};
  const close = (): void => {
    if (series.length > 0)
      bodies.push({ bytes: encodeWrite(series, version), samples, ...(isStart && { isStart }) });
    [series, samples] = [[], {}];
  };
  for (const row of rows) {
    if (series.length + row.series.length > MAX_SERIES_PER_BODY) close();
    series.push(...row.series);
    samples[row.env] = (samples[row.env] ?? 0) + row.series.length;
  }
  close();
  return bodies;
}
