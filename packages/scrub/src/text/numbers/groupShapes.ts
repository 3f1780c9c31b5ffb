import { passesIdentityCheck } from './passesIdentityCheck.ts';

/** How a number is written in groups. */
export interface GroupShapes {
  /** Digits of each group, with the same sign between all of them: a space, dash or dot. */
  readonly uniform: ReadonlySet<string>;
  /** Digits of each group with the signs between them. */
  readonly exact: ReadonlySet<string>;
  /** Whether groups of that shape may be it, by what they say. */
  readonly isPlausible: (groups: readonly string[]) => boolean;
}

/** The most groups that a shape has. */
export const MAX_GROUPS = 7;

/** A number of a form that persons have from their country. */
export const IDENTITY_SHAPES: GroupShapes = {
  uniform: new Set([
    '3 2 4', // United States
    '3 3 3', // Canada, Australia, Netherlands, Portugal, Hungary
    '3 3 3 2', // Russia, Brazil
    '2 3 3 3', // Germany
    '4 4 4', // India, Japan
    '4 2 3', // Netherlands
    '3 4 4 2', // Switzerland
    '2 2 2 3 2', // Belgium
    '6 8 4', // China
  ]),
  exact: new Set([
    ...['3.3.3-2', '3-3-3 2', '2.3.3/4-2', '2.3.3-1', '2.2.2-3.2', '1-4-5-2-1', '5-7-1', '2-8-1', '6-2-4'],
    // a date of birth, and a number: the Nordic and Baltic countries, Czechia, Korea, South Africa, Austria
    ...['6-4', '8-4', '6 4', '8 4', '6/4', '6/3', '6-5', '6 5', '6-7', '6 7', '6 4 3', '6 4 2 1', '4 6'],
    ...['4 5 1', '1 2 2 2 3 3', '1 2 2 2 3 3 2', '1 2 2 3 3 2', '4 4 4 4'],
  ]),
  isPlausible: (groups) => isNoList(groups) && hasDate(groups),
};

/** A phone number as it is written within its country, without a zero before it. */
export const PHONE_SHAPES: GroupShapes = {
  uniform: new Set(['3 2 2 2', '3 3 2 2', '2 3 2 2', '5 5', '2 4 4', '3 4 4', '3 3 4', '1 3 3 4']),
  exact: new Set(['2 4-4', '2 5-4', '3 6', '3 7']),
  isPlausible: isNoList,
};

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** Colours, sizes and years stand in groups, too: `255 128 100`, `1024 2048 4096`, `2019 2020 2021`; but for those that pass a check. */
function isNoList(groups: readonly string[]): boolean {
  const numbers = groups.map(Number);
  const all = (test: (number: number) => boolean): boolean => numbers.every(test);
  const isList =
    (groups.length === 3 && all((number) => number < 256)) ||
    all((number) => number % 8 === 0) ||
    all((number) => number % 10 === 0) ||
    all((number) => number >= FIRST_YEAR && number < LAST_YEAR);
  return !isList || passesIdentityCheck(groups.join(''));
}

/** Of the forms with a date of birth in them: whether it is one. */
function hasDate(groups: readonly string[]): boolean {
  const [first = '', second = ''] = groups;
  if (groups.length !== 2) return true;
  const six = first.length === 8 ? first.slice(2) : [first, second].find(({ length }) => length === 6);
  if (six === undefined) return true;
  const [a = 0, month = 0, b = 0] = (six.match(/../g) ?? []).map(Number);
  const isDay = (day: number): boolean => day % 40 > 0 && day % 40 < 32;
  // Women's months and other centuries' have 20, 40, 50 or more added to them
  return month % 20 > 0 && (month % 20 < 13 || month % 50 < 13) && (isDay(a) || isDay(b));
}
