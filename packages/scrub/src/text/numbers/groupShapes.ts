import { passesIdentityCheck } from './passesIdentityCheck.ts';

/** How a number is written in groups. */
export interface GroupShapes {
  /** Digits of each group with the signs between them: `3-2-4`. */
  readonly shapes: ReadonlySet<string>;
  /** What shapes begin with, each ending with a group. */
  readonly begins: ReadonlySet<string>;
  /** Whether groups of that shape may be it, by what they say. */
  readonly isPlausible: (groups: readonly string[]) => boolean;
}

/** The signs that may stand between the groups of a uniform shape, the same one everywhere. */
const UNIFORM_SIGNS = [' ', '-', '.', '_', '/'];

/** A number of a form that persons have from their country. */
export const IDENTITY_SHAPES: GroupShapes = groupShapes({
  uniform: [
    '3 2 4', // United States
    '3 3 3', // Canada, Australia, Netherlands, Portugal, Hungary
    '3 3 3 2', // Russia, Brazil
    '2 3 3 3', // Germany
    '4 4 4', // India, Japan
    '4 2 3', // Netherlands
    '3 4 4 2', // Switzerland
    '2 2 2 3 2', // Belgium
    '6 8 4', // China
  ],
  exact: [
    ...[
      '3.3.3-2',
      '3-3-3 2',
      '2.3.3/4-2',
      '2.3.3-1',
      '2.2.2-3.2',
      '1-4-5-2-1',
      '5-7-1',
      '2-8-1',
      '3-4-7-1',
      '6-2-4',
    ],
    // a date of birth, and a number: the Nordic and Baltic countries, Czechia, Korea, South Africa, Austria
    ...['6-4', '8-4', '6 4', '8 4', '6/4', '6/3', '6-5', '6 5', '6-7', '6 7', '6 4 3', '6 4 2 1', '4 6'],
    ...['4 5 1', '1 2 2 2 3 3', '1 2 2 2 3 3 2', '1 2 2 3 3 2', '4 4 4 4'],
  ],
  isPlausible: (groups) => isNoList(groups) && hasDate(groups),
});

/** A phone number as it is written within its country, without a zero before it. */
export const PHONE_SHAPES: GroupShapes = groupShapes({
  uniform: ['3 2 2 2', '3 3 2 2', '2 3 2 2', '5 5', '2 4 4', '2 5 4', '3 4 4', '3 3 4', '1 3 3 4'],
  exact: ['2 3 4', '2 4-4', '2 5-4', '3 6', '3 7', '3-6', '3-7'],
  isPlausible: isNoList,
});

function groupShapes({
  uniform,
  exact,
  isPlausible,
}: {
  uniform: readonly string[];
  exact: readonly string[];
  isPlausible: GroupShapes['isPlausible'];
}): GroupShapes {
  const shapes = [
    ...exact,
    ...uniform.flatMap((shape) => UNIFORM_SIGNS.map((sign) => shape.replaceAll(' ', sign))),
  ];
  const begins = shapes.flatMap((shape) =>
    [...shape.matchAll(/\D/g)].map(({ index }) => shape.slice(0, index)),
  );
  return { shapes: new Set(shapes), begins: new Set(begins), isPlausible };
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** Sizes are round: `1024 2048 4096`, `12000 15000`. Of two numbers by chance one pair in hundreds is. */
const ROUND = { few: [256, 100], many: [16, 10] } as const;

/** Colours, sizes and years stand in groups of one length, too: `255 128 100`, `2019 2020 2021`; but for those that pass a check. */
function isNoList(groups: readonly string[]): boolean {
  if (groups.some(({ length }) => length !== groups[0]?.length)) return true;
  const numbers = groups.map(Number);
  const all = (test: (number: number) => boolean): boolean => numbers.every(test);
  const isRound = (step: number): boolean => all((number) => number % step === 0);
  if ((groups.length < 3 ? ROUND.few : ROUND.many).some(isRound)) return false;
  const isList = all((number) => number < 256) || all((number) => number >= FIRST_YEAR && number < LAST_YEAR);
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
