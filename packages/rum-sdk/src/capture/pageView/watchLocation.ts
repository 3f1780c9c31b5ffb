import type { Guard } from '../../guard.ts';

/** The part of the Navigation API that is used (https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigation-api). */
interface NavigationApi {
  addEventListener(type: 'currententrychange', listener: () => void): void;
  removeEventListener(type: 'currententrychange', listener: () => void): void;
}

/**
 * Calls back when the path of the page's address has changed without a load. A change of query or fragment alone is
 * none. It listens to the Navigation API, which leaves `history` as it is; where that doesn't exist, it wraps the
 * History API's two methods.
 *
 * @returns undoes it.
 */
export function watchLocation(onChange: (pathname: string) => void, guard: Guard): () => void {
  let last = location.pathname;
  const check = guard(() => {
    if (location.pathname === last) return;
    last = location.pathname;
    onChange(last);
  });
  const api = (globalThis as { navigation?: NavigationApi }).navigation;
  if (!api) return watchHistory(check);
  api.addEventListener('currententrychange', check);
  return () => api.removeEventListener('currententrychange', check);
}

function watchHistory(check: () => void): () => void {
  const undo = [wrapAfter(history, 'pushState', check), wrapAfter(history, 'replaceState', check)];
  addEventListener('popstate', check);
  return () => {
    removeEventListener('popstate', check);
    for (const restore of undo) restore();
  };
}

type HistoryMethod = 'pushState' | 'replaceState';

/** Calls `after` when the method has returned. */
function wrapAfter(target: History, name: HistoryMethod, after: () => void): () => void {
  const original = target[name];
  let active = true;
  const wrapped: typeof original = function (this: History, ...args) {
    original.apply(this, args);
    if (active) after();
  };
  target[name] = wrapped;
  return () => {
    active = false;
    // where someone has wrapped ours, theirs stays and ours only passes through
    if (target[name] === wrapped) target[name] = original;
  };
}
