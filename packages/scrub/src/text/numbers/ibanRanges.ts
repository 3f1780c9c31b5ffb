import type { TextRange } from '../rules/textRule.ts';
import { passesMod97 } from './passesMod97.ts';

/** The shortest IBAN (Norway). */
const MIN_IBAN_LENGTH = 15;

/** The longest valid IBAN at the beginning; what follows in groups of four may be a word. */
export function ibanRanges(data: string): TextRange[] {
  for (let end = data.length; end >= MIN_IBAN_LENGTH; end--) {
    const whole = !/^[a-z\d]/i.test(data.slice(end));
    if (whole && passesMod97(data.slice(0, end).replace(/[^a-z\d]/gi, ''))) return [[0, end]];
  }
  return [];
}
