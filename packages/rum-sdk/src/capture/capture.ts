import type { Settings } from '../options/settings.ts';
import type { Guard } from '../platform/guard.ts';
import type { Scrubber } from '../privacy/scrubber.ts';
import type { SpanScrubber } from '../privacy/spanScrubber.ts';
import type { Tracing } from '../trace/tracing.ts';
import type { PageViews } from './pageView/pageViews.ts';
import type { Wraps } from './requests/createWraps.ts';

/** What every part of `capture/` gets. */
export interface CaptureParts {
  readonly settings: Settings;
  readonly tracing: Tracing;
  readonly views: PageViews;
  readonly scrubber: Scrubber;
  readonly later: SpanScrubber['later'];
  readonly guard: Guard;
  readonly wraps: Wraps;
  /** Aborted when every hook leaves the page. */
  readonly signal: AbortSignal;
}

/** A running part of `capture/`. */
export interface Capture {
  /**
   * The page hides: what has been measured so far becomes spans.
   *
   * @param isLeaving the page goes, and won't see the end of what is still under way.
   */
  collect(isLeaving: boolean): void;
}
