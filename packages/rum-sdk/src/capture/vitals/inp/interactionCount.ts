/** Browsers number interactions in steps, so that their ids aren't taken for a count (Event Timing, "increasing interaction count"). */
const ID_STEP = 7;

/** How many interactions the page has had. */
export interface InteractionCount {
  /** Takes the id of one: where the browser has no count, its ids tell about how many there are. */
  note(interactionId: number): void;
  count(): number;
}

/** Whether the browser counts them itself. */
export function countsInteractions(): boolean {
  return 'interactionCount' in performance;
}

/** The browser's count, else an estimate. */
export function createInteractionCount(): InteractionCount {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  return {
    note(id) {
      least = Math.min(least, id);
      most = Math.max(most, id);
    },
    count() {
      const { interactionCount } = performance as { interactionCount?: number };
      return interactionCount ?? (most && (most - least) / ID_STEP + 1);
    },
  };
}
