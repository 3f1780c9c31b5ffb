import { listen } from '../../platform/listen.ts';
import type { CaptureParts } from '../capture.ts';
import type { Wraps } from '../requests/createWraps.ts';
import { locationPath } from './locationPath.ts';

/** The part of the Navigation API that is used (https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigation-api). */
interface NavigationApi extends EventTarget {
  /** Null where the API is disabled: in sandboxed frames, and in the initial about:blank. */
  readonly currentEntry: unknown;
}
type EntryChange = Event & { readonly navigationType?: string | null };

/**
 * Calls back when the path of the page's address has changed without a load. A change of query or fragment alone is
 * none, unless the fragment is a path. It listens to the Navigation API, which leaves `history` as it is; where that
 * doesn't work, it wraps the History API's two methods.
 *
 * @param onChange gets a new path, and whether it took the place of the former one in the history, as a redirect does.
 */
export function watchLocation(
  onChange: (path: string, replaces: boolean) => void,
  { guard, wraps, signal }: CaptureParts,
): void {
  let last = locationPath();
  const check = guard((replaces: boolean) => {
    const path = locationPath();
    if (path === last) return;
    last = path;
    onChange(path, replaces);
  });
  const api = (globalThis as { navigation?: NavigationApi }).navigation;
  if (api?.currentEntry) {
    const onEntry = ({ navigationType }: EntryChange): void => check(navigationType === 'replace');
    listen(api, ['currententrychange'], onEntry, { signal });
  } else {
    watchHistory(check, wraps);
    // a change of the fragment by hand or by a link fires it too
    listen(globalThis, ['popstate'], () => check(false), { signal });
  }
}

function watchHistory(check: (replaces: boolean) => void, wraps: Wraps): void {
  const checkAfter = (name: 'pushState' | 'replaceState', replaces: boolean): void =>
    wraps.wrap(history, name, (proceed) => {
      proceed();
      check(replaces);
    });
  checkAfter('pushState', false);
  checkAfter('replaceState', true);
}
