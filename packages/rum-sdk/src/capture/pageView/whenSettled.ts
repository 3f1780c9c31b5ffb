import type { Guard } from '../../platform/guard.ts';
import type { PageView } from '../../trace/pageView.ts';

/** A page view without a request for this long has settled: a chain of requests rarely pauses longer. */
const QUIET_MS = 500;

/** A page view that never falls quiet (polling, a stream) counts as settled then. */
const MAX_SETTLE_MS = 10_000;

/**
 * A soft navigation has no load event: it has settled when its requests are done and none followed for half a second.
 *
 * @param callback gets the end of the last request, or of the first paint where there was none.
 */
export function whenSettled(view: PageView, callback: (time: number) => void, guard: Guard): void {
  let painted = view.startTime;
  // after the frame that the navigation's first render goes into
  requestAnimationFrame(() => setTimeout(() => (painted = performance.now())));
  const check = guard(() => {
    // the next page view, or the hide, has ended it
    if (!view.root.isOpen) return;
    const now = performance.now();
    const end = Math.max(view.lastActivity, painted);
    const isQuiet = view.pendingRequests === 0 && now - end >= QUIET_MS;
    if (isQuiet || now - view.startTime >= MAX_SETTLE_MS) callback(end);
    else setTimeout(check, QUIET_MS / 2);
  });
  setTimeout(check, QUIET_MS);
}
