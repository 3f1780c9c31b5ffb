import { dataName } from './dataName.ts';

/** Letters that are wrong, missing, too many or in each other's place: with more of them it is another word. */
const MAX_MISTAKES = 2;

/** A short name is another word sooner: one mistake for so many letters. */
const LETTERS_PER_MISTAKE = 3;

/**
 * What to write in the place of an attribute of the script's tag that is nearly an option's; undefined for one that isn't.
 *
 * @param name as `dataset` has it: `smapleRate` is `data-smaple-rate`.
 */
export function misspelt(name: string, options: readonly string[]): string | undefined {
  const [nearest] = options
    .map((option) => ({ option, mistakes: mistakesIn(name.toLowerCase(), option.toLowerCase()) }))
    .filter(({ option, mistakes }) => mistakes <= Math.min(MAX_MISTAKES, option.length / LETTERS_PER_MISTAKE))
    .sort((a, b) => a.mistakes - b.mistakes);
  if (!nearest) return undefined;
  return `${dataName(name)} is no attribute of the script, and is ignored. Write ${dataName(nearest.option)}.`;
}

/** Levenshtein's distance; a name that is cut off has one mistake, and so have two neighbours that have changed places. */
function mistakesIn(given: string, right: string): number {
  // cut off: `data-env`
  if (given.length >= LETTERS_PER_MISTAKE && right.startsWith(given)) return 1;
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, at) => at)];
  const of = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= given.length; row++) {
    rows.push([row]);
    for (let column = 1; column <= right.length; column++) {
      const isSame = given[row - 1] === right[column - 1];
      const isSwapped = given[row - 1] === right[column - 2] && given[row - 2] === right[column - 1];
      const fewest = Math.min(
        of(row - 1, column) + 1,
        of(row, column - 1) + 1,
        of(row - 1, column - 1) + Number(!isSame),
        isSwapped ? of(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      rows[row]?.push(fewest);
    }
  }
  return of(given.length, right.length);
}
