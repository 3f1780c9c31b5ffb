import type { Contents } from './secondFile.ts';

/** The second file. A bundler makes a chunk of its own of it; in the script tag's bundle stands `loadScriptsFile.ts` instead. */
export function loadContents(): Promise<Contents> {
  return import('./contents.ts');
}
