import type { Guard } from '../platform/guard.ts';
import { isHidden } from '../platform/isHidden.ts';
import { listen } from '../platform/listen.ts';

/**
 * Calls back when the page hides: on the document, after what listens on the window and captures the event, so that what
 * that does at the last moment is measured, too.
 *
 * A navigation fires `pagehide` before `visibilitychange` (HTML standard, "unload a document"). So `pagehide` only notes
 * that the page leaves, unless it was hidden already.
 */
export function watchHide(onHide: (isLeaving: boolean) => void, guard: Guard, signal: AbortSignal): void {
  let isLeaving = false;
  const hide = guard(() => {
    if (isHidden()) onHide(isLeaving);
  });
  const onPage = ({ type }: Event): void => {
    isLeaving = type === 'pagehide';
    if (isLeaving) hide();
  };
  listen(document, ['visibilitychange'], hide, { signal });
  listen(globalThis, ['pagehide', 'pageshow'], onPage, { signal });
}
