import type { ScrubKind } from '@throughline/scrub/scrubKind';
import type { RuleBook } from './attributeRules.ts';
import type { CleanTexts } from './cleanTexts.ts';

/** What the scrubbers of one batch share. */
export interface ScrubContext {
  readonly from: 'page' | 'server';
  /** What may come from there. */
  readonly rules: RuleBook;
  /** What became of texts of this batch, by treatment and text; see `scrubOnce`. */
  readonly known: Map<string, { readonly text: string; readonly kinds: readonly ScrubKind[] }>;
  /** How many things were taken out, by kind. */
  readonly scrubbed: Map<ScrubKind, number>;
  /** Shared by all batches of an ingest. */
  readonly clean: CleanTexts;
}
