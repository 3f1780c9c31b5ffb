import type { DecodedTraces } from '@throughline/wire/otlp/decoded';
import type { Caller } from './admit/caller.ts';
import { correctTimes } from './correct/correctTimes.ts';
import { countBatch } from './measure/countBatch.ts';
import { measureTraces } from './measure/measureTraces.ts';
import type { SeriesBook } from './measure/series/seriesBook.ts';
import { budgetedOf } from './sample/budgetedOf.ts';
import { countOverBudget } from './sample/countOverBudget.ts';
import { countSpans } from './sample/countSpans.ts';
import { keptTraces } from './sample/keptTraces.ts';
import { markKept } from './sample/markKept.ts';
import { sampleTraces } from './sample/sampleTraces.ts';
import type { TraceBudget } from './sample/traceBudget.ts';
import type { CleanTexts } from './scrub/cleanTexts.ts';
import { scrubTraces } from './scrub/scrubTraces.ts';

/** What the stations are told. */
export interface Digestion {
  readonly caller: Caller;
  readonly skewMs: number;
  readonly now: number;
  readonly clean: CleanTexts;
  readonly book: SeriesBook;
  readonly budget: TraceBudget;
  /** Whether every accepted span goes on, not just the kept ones. */
  readonly relays: boolean;
  readonly exemplars: boolean;
}

/** The stations that need nothing of the host: from decoded spans to what is to be committed. */
export function digest(decoded: DecodedTraces, digestion: Digestion) {
  const { caller, skewMs, now, clean, book, budget, relays, exemplars } = digestion;
  const corrected = correctTimes(decoded.traces, { skewMs, now });
  const budgeted = budgetedOf(caller);
  const sampling = sampleTraces(
    corrected.traces,
    caller.sampleRate,
    budgeted && ((trace) => budget.thresholdOf(trace, budgeted)),
  );
  const { traces, scrubbed } = scrubTraces(corrected.traces, {
    caller,
    skewMs,
    clean,
    goingOn: relays ? undefined : sampling,
  });
  const measured = measureTraces(traces, { caller, book, exemplars: exemplars ? sampling : undefined });
  const kept = keptTraces(measured.traces, sampling);
  // what is passed on whole was not sampled here: its thresholds are its own
  if (!relays) markKept(kept, sampling);
  const keptSpans = countSpans(kept);
  const spans = {
    received: decoded.spans,
    kept: keptSpans,
    sampledOut: countSpans(measured.traces) - keptSpans,
    overBudget: budgeted ? countOverBudget(measured.traces, sampling) : 0,
    malformed: decoded.rejected.length,
    tooOld: corrected.tooOld,
    implausible: measured.implausible,
  };
  countBatch(measured.sheet, caller, { book, spans, scrubbed });
  const deltas = [...measured.sheet.values()];
  return { spans, deltas, kept, accepted: relays ? measured.traces : undefined };
}
