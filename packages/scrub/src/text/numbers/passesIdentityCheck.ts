import { passesLuhn } from './passesLuhn.ts';
import { passesVerhoeff } from './passesVerhoeff.ts';

/** Weights whose sum with the digits is divisible by 11: Netherlands (BSN), Australia (TFN), Portugal (NIF). */
const ELEVEN: readonly (readonly number[])[] = [
  [9, 8, 7, 6, 5, 4, 3, 2, -1],
  [1, 4, 3, 7, 5, 8, 6, 9, 10],
  [9, 8, 7, 6, 5, 4, 3, 2, 1],
];

/** Japan's individual number: the last digit is what is missing to 11, or 0. */
const JAPAN = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** Whether a number of 9 or 12 digits passes the check of a country that gives such numbers to persons. */
export function passesIdentityCheck(digits: string): boolean {
  if (digits.length === 9)
    return passesLuhn(digits) || ELEVEN.some((weights) => weigh(digits, weights) % 11 === 0);
  if (digits.length !== 12) return false;
  const missing = 11 - (weigh(digits, JAPAN) % 11);
  return passesVerhoeff(digits) || Number(digits[11]) === (missing > 9 ? 0 : missing);
}

function weigh(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);
}
