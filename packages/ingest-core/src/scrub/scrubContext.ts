import type { RuleBook } from './attributeRules.ts';
import type { CleanTexts } from './cleanTexts.ts';
import type { scrubMemo } from './scrubMemo.ts';

/** What the scrubbers of one batch share. */
export interface ScrubContext {
  readonly from: 'page' | 'server';
  /** What may come from there. */
  readonly rules: RuleBook;
  /** Scrubs a text, or remembers how; counts each thing that is taken out. */
  readonly memo: ReturnType<typeof scrubMemo>;
  /** Shared by all batches of an ingest. */
  readonly clean: CleanTexts;
}
