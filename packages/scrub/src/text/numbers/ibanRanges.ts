import type { TextRange } from '../rules/textRule.ts';
import { ibanLength } from './ibanLength.ts';
import { passesMod97 } from './passesMod97.ts';

/** Where one may begin, or end: a country and two digits behind no letter, and where no letter follows. */
const BEGIN = /(^|[^a-z\d])([a-z]{2}) ?\d\d/gi;
const IS_INSIDE = /[a-z\d]/i;

/** Fewer digits no country's have, not even those that spell a bank's name; a row of words has them not. */
const HAS_DIGITS = /(?:\D*\d){8}/;

/**
 * The IBANs in a row of letters and digits with single signs between them: as long as their country has them, since every
 * hundredth row of words passes the check.
 */
export function ibanRanges(data: string): TextRange[] {
  const ranges: TextRange[] = [];
  let after = 0;
  for (const { index, 1: before = '', 2: country = '' } of data.matchAll(BEGIN)) {
    const from = index + before.length;
    if (from < after) continue;
    const end = endFrom(data, from, ibanLength(country));
    if (end === undefined) continue;
    ranges.push([from, end]);
    after = end;
  }
  return ranges;
}

function endFrom(data: string, from: number, length: number | undefined): number | undefined {
  let iban = '';
  for (let at = from; at < data.length && length !== undefined; at++) {
    const sign = data[at] ?? '';
    if (!IS_INSIDE.test(sign)) continue;
    iban += sign;
    if (iban.length < length) continue;
    const isWhole = !IS_INSIDE.test(data[at + 1] ?? '');
    return isWhole && HAS_DIGITS.test(iban) && passesMod97(iban) ? at + 1 : undefined;
  }
  return undefined;
}
