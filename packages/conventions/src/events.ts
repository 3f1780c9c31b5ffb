/** Names of span events that may leave a page; events with another name are dropped. */
export const EVENT_NAMES = [
  /** An exception, with `exception.*` attributes (OpenTelemetry semantic conventions, exceptions on spans). */
  'exception',
  /** Phases of a request, from Resource Timing and Navigation Timing (W3C), as names without attributes. */
  'redirectStart',
  'redirectEnd',
  'workerStart',
  'fetchStart',
  'domainLookupStart',
  'domainLookupEnd',
  'connectStart',
  'secureConnectionStart',
  'connectEnd',
  'requestStart',
  'responseStart',
  'responseEnd',
  /** Milestones of the page view. */
  'domInteractive',
  'domContentLoadedEventEnd',
  'loadEventEnd',
  'first-paint',
] as const;

/** The name of a span event of the allowlist. */
export type EventName = (typeof EVENT_NAMES)[number];
