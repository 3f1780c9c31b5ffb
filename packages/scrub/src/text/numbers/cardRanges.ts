import type { TextRange } from '../rules/textRule.ts';
import { passesLuhn } from './passesLuhn.ts';

/** Digits of a payment card (ISO/IEC 7812-1); shorter ones are no longer issued. */
const CARD_DIGITS = [13, 19] as const;

/** The windows of whole groups of digits that are a card's number, none within another. */
export function cardRanges(data: string): TextRange[] {
  const groups = [...data.matchAll(/\d+/g)];
  const ranges: TextRange[] = [];
  for (let from = 0; from < groups.length; from++) {
    let digits = '';
    for (let to = from; to < groups.length && digits.length < CARD_DIGITS[1]; to++) {
      digits += groups[to]?.[0] ?? '';
      const fits = digits.length >= CARD_DIGITS[0] && digits.length <= CARD_DIGITS[1];
      const [first, last] = [groups[from], groups[to]];
      if (!fits || first === undefined || last === undefined || !passesLuhn(digits)) continue;
      ranges.push([first.index, last.index + last[0].length]);
      from = to;
      break;
    }
  }
  return ranges;
}
