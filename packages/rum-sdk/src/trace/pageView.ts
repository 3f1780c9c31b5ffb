import type { SpanRecord } from './recorder/spanRecord.ts';

/** How a page view came about: the values of `rum.navigation_type`. */
export type NavigationType =
  | 'navigate'
  | 'reload'
  | 'back-forward'
  | 'back-forward-cache'
  | 'prerender'
  | 'restore'
  | 'soft-navigation';

/** One page view: one trace, or several linked ones where it lives long. */
export interface PageView {
  /**
   * The root span of the trace that it is in now: `page_view {route}`, which ends at the load, or where that trace has
   * become too long, `page_view_continued {route}`. Its context stays the parent of what happens later.
   */
  root: SpanRecord;
  readonly navigationType: NavigationType;
  /** When the navigation began, milliseconds on `performance.now()`'s clock. */
  readonly startTime: number;
  /** Whether it reports at all; otherwise its spans are never recorded. */
  readonly reports: boolean;
  /** The share of page views that reported when it began: the weight's inverse. */
  readonly reportRate: number;
  /** Route template; its spans take the one that holds when its root span has ended, and later ones when they end. */
  route: string;
  /** When its document had loaded, milliseconds on `performance.now()`'s clock: its root span ends there. */
  loadedAt?: number;
  /** Requests that have started and not ended. */
  pendingRequests: number;
  /** When the last request ended, milliseconds on `performance.now()`'s clock. */
  lastActivity: number;
}
