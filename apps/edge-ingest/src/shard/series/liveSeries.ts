import type { SeriesRow } from '@throughline/ingest-core/measure/series/seriesRow';

/** A series as remote-write receivers know it: what was written last, and when. Plain JSON. */
export interface LiveSeries {
  readonly row: SeriesRow;
  /** Timestamp of its newest sample, Unix milliseconds. */
  readonly sentAt: number;
  /** A millisecond before its zero, Unix milliseconds: a start is before its samples. Absent where a version before wrote that. */
  readonly startedAt?: number | undefined;
  /** Whether its newest value was sent a second time: a store may acknowledge the first and lose it in a crash. */
  readonly repeated?: boolean;
  /** False after its stale marker: it needs a start before it goes on. */
  readonly alive: boolean;
}
