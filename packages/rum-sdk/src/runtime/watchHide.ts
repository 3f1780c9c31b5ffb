import type { Guard } from '../platform/guard.ts';
import { isHidden } from '../platform/isHidden.ts';
import { listen } from '../platform/listen.ts';

/**
 * Calls back when the page hides, after web-vitals has reported: it listens on the window, capturing, so we listen on
 * the document, where the event comes last.
 *
 * A navigation fires `pagehide` before `visibilitychange` (HTML standard, "unload a document"). So `pagehide` only notes
 * that the page leaves, unless it was hidden already.
 *
 * @returns undoes it.
 */
export function watchHide(onHide: (isLeaving: boolean) => void, guard: Guard): () => void {
  let isLeaving = false;
  const hide = guard(() => {
    if (isHidden()) onHide(isLeaving);
  });
  const onPage = ({ type }: Event): void => {
    isLeaving = type === 'pagehide';
    if (isLeaving) hide();
  };
  const running = new AbortController();
  listen(document, ['visibilitychange'], hide, running);
  listen(globalThis, ['pagehide', 'pageshow'], onPage, running);
  return () => running.abort();
}
