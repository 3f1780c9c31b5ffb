/** A performance entry as the page's browser tells it. */
export interface FakeEntry {
  readonly entryType: string;
  readonly name: string;
  /** Milliseconds on `performance.now()`'s clock. */
  readonly startTime: number;
  readonly duration: number;
  readonly [member: string]: unknown;
}

/** What a page and its browser are like. */
export interface PageTraits {
  readonly navigation: {
    /** When the first byte came, milliseconds; 0 where the browser doesn't tell. */
    readonly responseStart: number;
    readonly type: string;
    readonly name: string;
    readonly navigationId: number;
  };
  /** When a prerendered page was shown, else 0. */
  readonly activationStart: number;
  readonly wasDiscarded: boolean;
  readonly startsHidden: boolean;
  /** Entries that the browser doesn't have. */
  readonly missing: readonly string[];
  /** Whether it counts interactions itself. */
  readonly counts: boolean;
}
