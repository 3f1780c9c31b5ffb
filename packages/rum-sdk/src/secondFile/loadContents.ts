/** What stands in the second file. */
export type Contents = typeof import('./contents.ts');

/** The second file. A bundler makes a chunk of its own of it; in the script tag's bundle stands `loadScriptsFile.ts` instead. */
export function loadContents(): Promise<Contents> {
  return import('./contents.ts');
}
