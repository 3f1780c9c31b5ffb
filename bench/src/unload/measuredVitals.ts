/** The vitals that are final only when a page view ends; milliseconds, CLS without unit. */
export const FINAL_VITALS = ['LCP', 'CLS', 'INP'] as const;

export type FinalVital = (typeof FINAL_VITALS)[number];

/** What the browser had reported of one page view when it ended. */
export interface Truth {
  /** Vitals that it had a value of; a return from the back/forward cache has no LCP of the browser's. */
  readonly vitals: Partial<Record<FinalVital, number>>;
  /** Paths of the API calls that the page had started. */
  readonly calls: readonly string[];
  /** Whether the page was told of its end: Chromium gives up on a page that is too busy to hear of it. */
  readonly hasEnded: boolean;
}

/** What arrived of one page view: every value of each vital, in the order of arrival, and paths of calls. */
export interface Arrived {
  readonly vitals: Readonly<Record<FinalVital, readonly number[]>>;
  readonly calls: readonly string[];
}
