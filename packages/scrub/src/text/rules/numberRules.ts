import { cardRanges } from '../numbers/cardRanges.ts';
import { ibanRanges } from '../numbers/ibanRanges.ts';
import { HINTS } from './hints.ts';
import type { TextRule } from './textRule.ts';

export const IBAN: TextRule = {
  kind: 'iban',
  // Whatever its groups. Words before and behind it are taken along, and left by the check.
  pattern: /(^|[^a-z\d])([a-z]{2} ?\d\d(?:[ .+_/-]?[a-z\d]){11,})/gi,
  rangesOf: ibanRanges,
};

export const CARD: TextRule = {
  kind: 'card',
  hint: HINTS.digits,
  // Four groups of four with any signs between them, American Express's 4-6-5; otherwise single spaces and dashes.
  pattern:
    /(^|[^\d])(\d{4}(?:[^\p{L}\p{N}]{1,3}\d{4}){2,3}[^\p{L}\p{N}]{1,3}\d{1,7}|\d{4}[^\p{L}\p{N}]{1,3}\d{6}[^\p{L}\p{N}]{1,3}\d{4,5}|\d(?:[ +-]?\d){12,60})/gu,
  rangesOf: cardRanges,
};

/** What is left at the end: nothing that a person should read has so many digits, but for the largest integers and Go's pointers (`0xc000123456`). */
export const LONG_NUMBER: TextRule = {
  kind: 'number',
  pattern:
    /(^|[^\p{Nd}c]|(?:^|[^x])c|(?:^|[^0])xc)(?!(?:2147483647|4294967295|9007199254740991)(?!\p{Nd}))(\p{Nd}{9,})/gu,
};
