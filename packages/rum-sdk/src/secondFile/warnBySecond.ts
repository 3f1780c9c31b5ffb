import type { Contents } from './loadContents.ts';
import { loadSecondFile, secondFile } from './secondFile.ts';

/**
 * One line in the console, in words of the second file's: a page that works never needs them.
 *
 * @param words undefined where there is nothing to tell after all.
 * @param otherwise where that file can't be had.
 */
export function warnBySecond(words: (contents: Contents) => string | undefined, otherwise?: string): void {
  void loadSecondFile().then(() => {
    const contents = secondFile();
    const line = contents ? words(contents) : otherwise;
    if (line) console.warn(`[throughline] ${line}`);
  });
}
