import type { TextRange } from '../rules/textRule.ts';

/** Digits of a payment card (ISO/IEC 7812-1); shorter ones are no longer issued. */
const CARD_DIGITS = [13, 19] as const;

/**
 * The windows of whole groups of digits that are a card's number, none within another. Luhn's sum (ISO/IEC 7812-1, annex B)
 * grows with the window: a row of single digits has thousands of windows.
 */
export function cardRanges(data: string): TextRange[] {
  const groups = [...data.matchAll(/\d+/g)];
  const ranges: TextRange[] = [];
  for (let from = 0; from < groups.length; from++) {
    let length = 0;
    let sum = 0;
    // what the sum is when another digit follows, which doubles the others
    let shifted = 0;
    for (let to = from; to < groups.length && length < CARD_DIGITS[1]; to++) {
      const [first, last] = [groups[from], groups[to]];
      if (first === undefined || last === undefined) break;
      const end = last.index + last[0].length;
      for (let at = last.index; at < end; at++, length++) {
        const digit = data.charCodeAt(at) % 16;
        [sum, shifted] = [shifted + digit, sum + digit * 2 - (digit > 4 ? 9 : 0)];
      }
      if (length < CARD_DIGITS[0] || length > CARD_DIGITS[1] || sum % 10 > 0) continue;
      ranges.push([first.index, end]);
      from = to;
      break;
    }
  }
  return ranges;
}
