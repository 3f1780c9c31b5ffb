import { hasOwn } from '../platform/hasOwn.ts';

/** Where the snippet keeps what happened before the SDK was there. */
const EARLY = 'throughlineEarly';

/** A fetch or an XHR that started before the SDK. */
export interface EarlyRequest {
  /** When it was called, milliseconds on `performance.now()`'s clock. */
  readonly start: number;
  /** As the app gave it; a URL object as its text. */
  readonly input: unknown;
  /** fetch's second argument, or the method of an XHR. */
  readonly init: unknown;
  readonly initiator: 'fetch' | 'xhr';
}

/** What the snippet hands over. */
export interface Early {
  readonly errors: readonly (ErrorEvent | PromiseRejectionEvent)[];
  readonly requests: readonly EarlyRequest[];
}

/**
 * Takes over from the snippet: its hooks leave the page, and what it has kept is gone from there. Empty where there is no
 * snippet, and the second time.
 */
export function takeEarly(): Early {
  const page = globalThis as { [EARLY]?: [Early['errors'], Early['requests'], stop: () => void] };
  // its own: an element of this name is the window's too, by its prototype
  const [errors, requests, stop] = (hasOwn(page, EARLY) && page[EARLY]) || [[], []];
  delete page[EARLY];
  stop?.();
  return { errors, requests };
}
