import fc from 'fast-check';
import { makePlant as plant } from './makePlant.ts';
import type { Plant } from './plant.ts';

/** Dates of birth, with the words that say so. */
export const BIRTH_PLANTS: fc.Arbitrary<Plant> = fc
  .tuple(
    fc.constantFrom(
      'born ',
      'dob: ',
      'geb. ',
      'geboren am ',
      'date of birth: ',
      'né le ',
      'nacido el ',
      'birthday=',
      '"birthDate":"',
    ),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1930, max: 2015 }),
  )
  .map(([label, day, month, year]) => {
    const two = (n: number) => String(n).padStart(2, '0');
    const date = day % 2 ? `${year}-${two(month)}-${two(day)}` : `${two(day)}.${two(month)}.${year}`;
    return plant('birth_date', `${label}${date}${label.endsWith('"') ? '"' : ''}`, date);
  });
