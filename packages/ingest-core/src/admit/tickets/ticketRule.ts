/** What a key asks of tickets. It holds secrets: it stays in `admit/`, and nothing of it is answered or logged. */
export interface TicketRule {
  /** Any of them may have signed: one, or two while the first is being replaced. */
  readonly secrets: readonly string[];
  /** Milliseconds after the expiry for which batches that were made before are taken; a day without it. */
  readonly graceMs?: number;
}
