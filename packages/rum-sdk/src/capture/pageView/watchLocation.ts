import type { Guard } from '../../guard.ts';
import { locationPath } from './locationPath.ts';

/** The part of the Navigation API that is used (https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigation-api). */
interface NavigationApi {
  /** Null where the API is disabled: in sandboxed frames, and in the initial about:blank. */
  readonly currentEntry: unknown;
  addEventListener(type: 'currententrychange', listener: EntryListener): void;
  removeEventListener(type: 'currententrychange', listener: EntryListener): void;
}
type EntryListener = (event: { readonly navigationType: string | null }) => void;

/** A new path, and whether it took the place of the former one in the history, as a redirect does. */
export interface LocationChange {
  /** As {@link locationPath} gives it. */
  readonly path: string;
  readonly replaces: boolean;
}

/**
 * Calls back when the path of the page's address has changed without a load. A change of query or fragment alone is
 * none, unless the fragment is a path. It listens to the Navigation API, which leaves `history` as it is; where that
 * doesn't work, it wraps the History API's two methods.
 *
 * @returns undoes it.
 */
export function watchLocation(onChange: (change: LocationChange) => void, guard: Guard): () => void {
  let last = locationPath();
  const check = guard((replaces: boolean) => {
    const path = locationPath();
    if (path === last) return;
    last = path;
    onChange({ path, replaces });
  });
  const api = (globalThis as { navigation?: NavigationApi }).navigation;
  if (!api?.currentEntry) return watchHistory(check);
  const onEntryChange: EntryListener = ({ navigationType }) => check(navigationType === 'replace');
  api.addEventListener('currententrychange', onEntryChange);
  return () => api.removeEventListener('currententrychange', onEntryChange);
}

function watchHistory(check: (replaces: boolean) => void): () => void {
  const undo = [
    wrapAfter(history, 'pushState', () => check(false)),
    wrapAfter(history, 'replaceState', () => check(true)),
  ];
  const onPopState = (): void => check(false);
  // a change of the fragment by hand or by a link fires it too
  addEventListener('popstate', onPopState);
  return () => {
    removeEventListener('popstate', onPopState);
    for (const restore of undo) restore();
  };
}

type HistoryMethod = 'pushState' | 'replaceState';

/** Calls `after` when the method has returned. A page that has frozen its history keeps it as it is. */
function wrapAfter(target: History, name: HistoryMethod, after: () => void): () => void {
  const original = target[name];
  let active = true;
  const wrapped: typeof original = function (this: History, ...args) {
    original.apply(this, args);
    if (active) after();
  };
  Reflect.set(target, name, wrapped);
  return () => {
    active = false;
    // where someone has wrapped ours, theirs stays and ours only passes through
    if (target[name] === wrapped) target[name] = original;
  };
}
