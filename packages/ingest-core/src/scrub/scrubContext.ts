import type { ScrubKind } from '@throughline/scrub/scrubKind';

/** What the scrubbers of one batch share. */
export interface ScrubContext {
  /** A page may send less than a server. */
  readonly from: 'page' | 'server';
  /** Called for each thing that was taken out. */
  readonly count: (kind: ScrubKind) => void;
}
