import type { Guard } from '../../platform/guard.ts';
import { ofDocument } from '../../platform/ofDocument.ts';
import { navigationTiming } from './navigationTiming.ts';

/** Calls back when the document has loaded, with the end of the load event, milliseconds on `performance.now()`'s clock. */
export function whenLoaded(
  callback: (loadEventEnd: number) => void,
  { guard, signal }: { readonly guard: Guard; readonly signal: AbortSignal },
): void {
  // the entry has its loadEventEnd only after the listeners of the load event have run
  const report = guard(() => callback(navigationTiming()?.loadEventEnd || performance.now()));
  const onLoad = (): void => {
    setTimeout(report);
  };
  if (ofDocument('readyState') === 'complete') onLoad();
  else addEventListener('load', onLoad, { signal });
}
