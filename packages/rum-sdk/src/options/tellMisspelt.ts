import { warnBySecond } from '../secondFile/warnBySecond.ts';
import { RULES } from './rules.ts';

/** Of its letters at the beginning, or at the end, a misspelt name keeps so many. */
const HEAD = 2;
const TAIL = 3;

/**
 * Tells of each attribute of the script's tag that is nearly an option's: what it says is not heard. What others write
 * there (`data-cfasync`, `data-nscript`) is like none, and loads nothing.
 */
export function tellMisspelt(dataset: object): void {
  const options = Object.keys(RULES);
  const text = `,${options}`;
  for (const name of Object.keys(dataset)) {
    const isLike = text.includes(`,${name.slice(0, HEAD)}`) || text.includes(name.slice(-TAIL));
    if (isLike && !options.includes(name)) warnBySecond(({ misspelt }) => misspelt(name, options));
  }
}
