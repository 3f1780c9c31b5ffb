import { Failure } from '../../../scripts/lib/fail.mjs';

/**
 * Reads an option that must be a whole number of at least 1.
 *
 * @throws Failure that names the option.
 */
export function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 1) return number;
  throw new Failure(`--${option} is ${JSON.stringify(text)}: it must be a whole number of at least 1`);
}
