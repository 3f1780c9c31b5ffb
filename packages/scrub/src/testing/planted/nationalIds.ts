import fc from 'fast-check';
import { passesLuhn } from '../../text/numbers/passesLuhn.ts';
import { passesVerhoeff } from '../../text/numbers/passesVerhoeff.ts';
import type { Plant } from './plant.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${length - 1}}$`));
const two = (n: number) => String(n).padStart(2, '0');

const birth = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 40, max: 99 }))
  .map(([day, month, year]) => ({
    dmy: two(day) + two(month) + two(year),
    ymd: two(year) + two(month) + two(day),
  }));

/** Digits in groups: `grouped('123456789', '3-2-4')`. */
function grouped(number: string, shape: string): string {
  let at = 0;
  return shape.replace(/\d+/g, (length) => {
    const start = at;
    at += Number(length);
    return number.slice(start, at);
  });
}

function sum(number: string, weights: readonly number[]): number {
  return weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
}

const nine = (shape: string, passes: (number: string) => boolean) =>
  digits(9)
    .filter(passes)
    .map((number) => grouped(number, shape));

const DNI = 'TRWAGMYFPDXBNJZSQVHLCKE';

const WITH_CHECKS: readonly fc.Arbitrary<string>[] = [
  digits(9).map((n) => grouped(n, '3-2-4')),
  digits(9).map((n) => grouped(n, '3 2 4')),
  nine('3 3 3', passesLuhn),
  nine('3-3-3', passesLuhn),
  nine('3 3 3', (n) => sum(n, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0),
  nine('4.2.3', (n) => sum(n, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0),
  digits(11).map((start) =>
    grouped(start + [...'0123456789'].find((last) => passesVerhoeff(start + last)), '4 4 4'),
  ),
  digits(11).map((n) => grouped(n, '3.3.3-2')),
  digits(14).map((n) => grouped(n, '2.3.3/4-2')),
  digits(11).map((n) => grouped(n, '2 3 3 3')),
  digits(8).map((n) => `${n}${DNI[Number(n) % 23]}`),
  digits(7).map((n) => `X${n}${DNI[Number(n) % 23]}`),
  fc.constantFrom(
    'AB 12 34 56 C',
    'AB123456C',
    'RSSMRA85T10A562S',
    'GARC850101HDFRRL09',
    'ABCDE1234F',
    'S1234567D',
  ),
  digits(10).map((n) => `756.${grouped(n, '4.4.2')}`),
  fc.tuple(birth, digits(4)).map(([{ ymd }, n]) => `${ymd}-${n}`),
  fc.tuple(birth, digits(4)).map(([{ ymd }, n]) => `19${ymd}-${n}`),
  fc.tuple(birth, digits(4)).map(([{ dmy }, n]) => `${dmy}-${n}`),
  fc.tuple(birth, digits(4)).map(([{ ymd }, n]) => `${ymd}/${n}`),
  fc.tuple(birth, digits(5)).map(([{ dmy }, n]) => `${dmy} ${n}`),
  fc.tuple(birth, digits(5)).map(([{ ymd }, n]) => `${ymd}${n}`),
  fc.tuple(birth, digits(7)).map(([{ ymd }, n]) => `${ymd}-${n}`),
  fc.tuple(birth, digits(3)).map(([{ dmy }, n]) => `${dmy}-${n}A`),
  fc.tuple(birth, digits(7)).map(([{ ymd }, n]) => `${ymd} ${grouped(n, '4 3')}`),
  fc.tuple(birth, digits(5)).map(([{ ymd }, n]) => `${grouped(ymd, '2.2.2')}-${grouped(n, '3.2')}`),
  fc.tuple(birth, digits(4)).map(([{ dmy }, n]) => `${n} ${dmy}`),
  digits(8).map((n) => `1 85 05 ${grouped(n, '2 3 3')} 36`),
  fc.tuple(birth, digits(4)).map(([{ ymd }, n]) => `11010119${ymd}${n.slice(0, 3)}X`),
  digits(9).map((n) => `passport no. C${n.slice(0, 8)}`),
  digits(7).map((n) => `Personalausweis: L01X${n.slice(0, 5)}`),
  digits(4).map((n) => `Kennzeichen: B-AB ${n}`),
];

/** Numbers that countries give to persons, in the groups that they are written in; with their checks, where they have one. */
export const nationalIds: fc.Arbitrary<Plant> = fc.oneof(...WITH_CHECKS).map((text) => ({
  kind: 'national_id',
  text,
  pieces: [text.replace(/^[a-z. ]+:? /i, '').toLowerCase()],
}));
