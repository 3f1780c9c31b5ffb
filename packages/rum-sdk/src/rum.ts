import type { Tracer } from '@opentelemetry/api';

/** What {@link Rum.startPageView} takes besides the route. */
export interface PageViewOptions {
  /** When the navigation began, milliseconds on `performance.now()`'s clock. Default: now. */
  readonly startTime?: number | undefined;
}

/** A running SDK. None of its members throws. */
export interface Rum {
  /** An OpenTelemetry tracer. Its spans join the page view's trace unless their context has a parent. */
  readonly tracer: Tracer;
  /** Records an error that the program has caught: an `error` span with a scrubbed `exception` event. */
  recordError(error: unknown): void;
  /**
   * Begins a new page view by hand: a soft navigation that a router knows better than the History API does.
   *
   * @param route the route's template, such as `/residences/:id`; by default it is made from the path.
   */
  startPageView(route?: string, options?: PageViewOptions): void;
  /** Names the route of the current page view, such as `/residences/:id`, where the program knows its template. */
  setRoute(template: string): void;
  /** Sends what is queued. Resolves when the answers are in; never rejects. */
  flush(): Promise<void>;
  /** Consent was given: begins to measure and to send. */
  grant(): void;
  /** Consent was withdrawn: stops, and forgets what has not been sent and the session. */
  revoke(): void;
  /** Sends what is queued, and takes every hook out of the page again. */
  stop(): void;
}
