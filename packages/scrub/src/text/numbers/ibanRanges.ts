import type { TextRange } from '../rules/textRule.ts';
import { passesMod97 } from './passesMod97.ts';

/** The shortest IBAN (Norway) and the longest (Malta, Russia), ISO 13616. */
const LENGTHS = [15, 33] as const;

/** Where one may begin, or end: a country and two digits behind no letter, and where no letter follows. */
const BEGIN = /(^|[^a-z\d])[a-z]{2} ?\d\d/gi;
const IS_INSIDE = /[a-z\d]/i;

/** The IBANs in a row of letters and digits with single signs between them, each the longest that passes the check. */
export function ibanRanges(data: string): TextRange[] {
  const ranges: TextRange[] = [];
  let after = 0;
  for (const { index, 1: before = '' } of data.matchAll(BEGIN)) {
    const from = index + before.length;
    if (from < after) continue;
    const end = endFrom(data, from);
    if (end === undefined) continue;
    ranges.push([from, end]);
    after = end;
  }
  return ranges;
}

function endFrom(data: string, from: number): number | undefined {
  let iban = '';
  let found: number | undefined;
  for (let at = from; at < data.length && iban.length < LENGTHS[1]; at++) {
    const sign = data[at] ?? '';
    if (!IS_INSIDE.test(sign)) continue;
    iban += sign;
    if (iban.length < LENGTHS[0] || IS_INSIDE.test(data[at + 1] ?? '')) continue;
    if (passesMod97(iban)) found = at + 1;
  }
  return found;
}
