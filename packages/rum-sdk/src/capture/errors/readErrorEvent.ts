/** What an `error` or an `unhandledrejection` event says was thrown. */
export interface Thrown {
  readonly thrown: unknown;
  readonly source: 'error' | 'unhandledrejection';
  /** Milliseconds on `performance.now()`'s clock. */
  readonly time: number;
  /** Where it was thrown, as a line of a stack, for what has no stack of its own. */
  readonly place?: string | undefined;
}

/** A notice of the browser that comes as an error event, and that no code has thrown (Resize Observer, section 3.4.6). */
const NOTICE = /^ResizeObserver loop/;

/**
 * Reads such an event; undefined for what is no error of a script. A script of another origin without CORS gives no
 * error, only the words "Script error.", and counts as one error after the other of the same kind.
 */
export function readErrorEvent(event: ErrorEvent | PromiseRejectionEvent): Thrown | undefined {
  const time = event.timeStamp;
  if ('reason' in event) return { thrown: event.reason, source: 'unhandledrejection', time };
  const { error, message, filename, lineno, colno } = event;
  // an event that a page has made itself, such as `dispatchEvent(new Event('error'))`
  if (message === undefined || NOTICE.test(message)) return undefined;
  const place = filename ? `    at ${filename}:${lineno}:${colno}` : undefined;
  return { thrown: error ?? message, source: 'error', time, place };
}
