import type { Rum } from './rum.ts';

/** Where a page's one Rum is, for the script tag's bundle and the npm package alike. */
export const STARTED = Symbol.for('throughline.rum');

/** The Rum that runs on this page, whichever way it was started; undefined before, and on a server. */
export function pageRum(): Rum | undefined {
  return (globalThis as { [STARTED]?: Rum })[STARTED];
}
