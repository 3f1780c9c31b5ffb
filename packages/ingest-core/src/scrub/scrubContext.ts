import type { CleanTexts } from './cleanTexts.ts';
import type { scrubMemo } from './scrubMemo.ts';

/** What the scrubbers of one batch share. */
export interface ScrubContext {
  /** A page may send less than a server. */
  readonly from: 'page' | 'server';
  /** Scrubs a text, or remembers how; counts each thing that is taken out. */
  readonly memo: ReturnType<typeof scrubMemo>;
  /** Shared by all batches of an ingest. */
  readonly clean: CleanTexts;
}
