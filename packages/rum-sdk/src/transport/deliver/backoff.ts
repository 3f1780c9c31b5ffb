import { isHidden } from '../../platform/isHidden.ts';
import { later } from '../../platform/later.ts';
import { listen } from '../../platform/listen.ts';
import { retryDelay } from './retryDelay.ts';

/** Knows when what failed may be tried again. One for all posts of the page: they fail together. */
export interface Backoff {
  isWaiting(): boolean;
  /** A post failed. Tried again after a while, or when the network or the page comes back. */
  failed(askedMs: number): void;
  /** What was left with the browser is tried again if the page comes back, out of the back/forward cache. */
  watch(): void;
  /** The ingest has answered, or nothing is to be tried any more. */
  reset(): void;
}

/** Nothing waits, and nothing is listened to until something does. */
export function createBackoff(tryAgain: () => void): Backoff {
  let failures = 0;
  let waiting: AbortController | undefined;
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = (): void => {
    clearTimeout(timer);
    waiting?.abort();
    waiting = undefined;
  };
  const again = (): void => {
    stop();
    tryAgain();
  };
  function comeBack(): void {
    if (!isHidden() && Date.now() >= notBefore) again();
  }
  const watch = (): void => {
    if (waiting) return;
    waiting = new AbortController();
    listen(globalThis, ['online', 'pageshow', 'visibilitychange'], comeBack, waiting);
  };

  return {
    isWaiting: () => waiting !== undefined,
    watch,
    failed(askedMs) {
      // several under way fail together: that is one failure
      if (!waiting) failures++;
      watch();
      notBefore = Math.max(notBefore, Date.now() + askedMs);
      clearTimeout(timer);
      // without a network there is nothing to try until it is back
      if (navigator.onLine !== false) timer = later(again, retryDelay(failures, notBefore - Date.now()));
    },
    reset() {
      failures = 0;
      notBefore = 0;
      stop();
    },
  };
}
