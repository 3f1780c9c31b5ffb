import type { ScrubKind } from '@throughline/scrub/scrubKind';
import type { Caller } from '../admit/caller.ts';
import { addCount } from './addCount.ts';
import type { DeltaSheet } from './deltaSheet.ts';
import { knownSeries } from './series/knownSeries.ts';
import type { SeriesBook } from './series/seriesBook.ts';

/** What became of the spans of a batch; `received` is the sum of the others. */
export interface SpanCounts {
  readonly received: number;
  readonly kept: number;
  readonly sampledOut: number;
  /** Of these, what the app's rate would have kept, but not its budget. */
  readonly overBudget: number;
  readonly malformed: number;
  readonly tooOld: number;
  readonly implausible: number;
}

/** What there is to count, and where its series are found. */
export interface BatchCounts {
  readonly book: SeriesBook;
  readonly spans: SpanCounts;
  readonly scrubbed: ReadonlyMap<ScrubKind, number>;
}

/** The pipeline's counts of itself: one accepted batch, its spans by outcome, and what was scrubbed. */
export function countBatch(
  sheet: DeltaSheet,
  { app, environment: env }: Caller,
  { book, spans, scrubbed }: BatchCounts,
): void {
  addCount(
    sheet,
    book.ofOutcome('rum_ingest_batches_total', { app, env, outcome: 'accepted', reason: '' }),
    1,
  );
  const became: readonly (readonly [outcome: string, reason: string, add: number])[] = [
    ['received', '', spans.received],
    ['kept', '', spans.kept],
    ['sampled_out', '', spans.sampledOut - spans.overBudget],
    ['sampled_out', 'budget', spans.overBudget],
    ['dropped', 'malformed', spans.malformed],
    ['dropped', 'too_old', spans.tooOld],
    ['dropped', 'implausible', spans.implausible],
  ];
  for (const [outcome, reason, add] of became)
    if (add !== 0)
      addCount(sheet, book.ofOutcome('rum_ingest_spans_total', { app, env, outcome, reason }), add);
  for (const [kind, count] of scrubbed)
    addCount(sheet, knownSeries('rum_scrubbed_total', { app, env, kind }), count);
}
