import { MAX_HELD_MS } from '@throughline/conventions/wire';
import type { Batch } from '../deliver/batch.ts';
import { type PostBody, type PostTarget, postInit, postUrl } from './postRequest.ts';

/** Takes a post back from the browser. False: too late, it has been sent. */
export type TakeBack = () => boolean;

/** https://whatpr.org/fetch/1647.html#fetch-later-method; not yet in TypeScript's DOM. */
interface FetchLaterGlobal {
  fetchLater?(url: string, init: RequestInit & { activateAfter?: number }): { readonly activated: boolean };
}

/** Whether the browser takes posts that it makes when the page is gone. */
export function canDefer(): boolean {
  return typeof (globalThis as FetchLaterGlobal).fetchLater === 'function';
}

/**
 * Leaves a post with the browser (`fetchLater`): it goes out when the page is gone, however that comes about, a crash of
 * its process included, or after so many milliseconds. It has a quota of its own, 64 KiB per origin, beside keepalive's.
 *
 * @param heldMs 0 where the page is being left.
 * @returns undefined where the browser can't, has no quota left, or the page's permissions policy forbids it.
 */
export function deferPost(
  batch: Batch,
  body: PostBody,
  target: PostTarget,
  heldMs = MAX_HELD_MS,
): TakeBack | undefined {
  try {
    const controller = new AbortController();
    const later = (globalThis as FetchLaterGlobal).fetchLater?.(postUrl(batch, target, heldMs), {
      ...postInit(body),
      signal: controller.signal,
      activateAfter: heldMs,
    });
    return (
      later &&
      (() => {
        // the page's own thread activates it, so it can't be sent between these two lines
        // without a reason the browser would make an exception, with the stack
        controller.abort(0);
        return !later.activated;
      })
    );
  } catch {
    return undefined;
  }
}
