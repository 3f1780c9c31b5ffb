import { passesLuhn } from '../../text/numbers/passesLuhn.ts';
import { passesMod97 } from '../../text/numbers/passesMod97.ts';
import type { PlantedText } from './plantedText.ts';
import { randomRun } from './randomRun.ts';

const DIGITS = '0123456789';

/** How the numbers of each network begin, and how long they are. */
const NETWORKS: readonly (readonly [begin: string, length: number])[] = [
  ['4', 16],
  ['51', 16],
  ['2221', 16],
  ['34', 15],
  ['37', 15],
  ['6011', 16],
  ['3530', 16],
  ['30', 14],
  ['62', 19],
  ['5018', 16],
  ['4', 13],
  ['6304', 18],
];

const SIGNS = [
  '',
  ' ',
  '-',
  '.',
  '_',
  '/',
  '  ',
  ' - ',
  '\u00a0',
  '\u2009',
  '\u2011',
  '\u2013',
  '·',
  '|',
  ',',
  '\\',
  '*',
  ':',
  '\t',
  '\n',
];

function card([begin, length]: (typeof NETWORKS)[number], seed: number): string {
  const start = begin + randomRun(DIGITS, length - 1 - begin.length, seed);
  return start + [...DIGITS].find((last) => passesLuhn(start + last));
}

const grouped = (number: string, sign: string): string =>
  number.length === 15
    ? number.replace(/(.{4})(.{6})(.{5})/, `$1${sign}$2${sign}$3`)
    : (number.match(/.{1,4}/g) ?? []).join(sign);

const CARDS = NETWORKS.flatMap((network, i) =>
  [SIGNS[i % SIGNS.length] ?? '', SIGNS[(i * 7 + 1) % SIGNS.length] ?? ''].map((sign, j): PlantedText => {
    const number = card(network, i * 10 + j);
    return [grouped(number, sign), number.slice(0, 8), number.slice(4, 12), grouped(number, sign)];
  }),
);

/** Visa in groups, by each of the signs. */
const SEPARATED = SIGNS.map((sign, i): PlantedText => {
  const number = card(['4', 16], 500 + i);
  return [`Zahlung mit ${grouped(number, sign)} abgelehnt`, grouped(number, sign), number.slice(0, 12)];
});

/** Countries and the lengths of their accounts. */
const ACCOUNTS: readonly (readonly [country: string, account: string])[] = [
  ['DE', '370400440532013000'],
  ['FR', '20041010050500013M02606'],
  ['GB', 'NWBK60161331926819'],
  ['ES', '21000418450200051332'],
  ['IT', 'X0542811101000000123456'],
  ['NL', 'ABNA0417164300'],
  ['BE', '539007547034'],
  ['CH', '00762011623852957'],
  ['AT', '1904300234573201'],
  ['PL', '109010140000071219812874'],
  ['PT', '000201231234567890154'],
  ['SE', '50000000058398257466'],
  ['NO', '86011117947'],
  ['DK', '00400440116243'],
  ['FI', '12345600000785'],
  ['IE', 'AIBK93115212345678'],
  ['GR', '01101250000000012300695'],
  ['CZ', '08000000192000145399'],
  ['HU', '117730161111101800000000'],
  ['RO', 'AAAA1B31007593840000'],
  ['TR', '0006100519786457841326'],
  ['SA', '80000000608010167519'],
  ['AE', '0331234567890123456'],
  ['IL', '0108000000099999999'],
  ['MT', 'MALT011000012345MTLCAST001S'],
  ['BR', '00360305000010009795493P1'],
  ['LU', '0019400644750000'],
  ['EE', '2200221020145685'],
];

const SPACINGS: readonly ((iban: string) => string)[] = [
  (iban) => iban,
  (iban) => (iban.match(/.{1,4}/g) ?? []).join(' '),
  (iban) => (iban.match(/.{1,4}/g) ?? []).join('-').toLowerCase(),
  (iban) => `IBAN${iban}`,
  (iban) => `${iban.slice(0, 2)} ${iban.slice(2, 4)} ${iban.slice(4)}`,
  (iban) => (iban.match(/.{1,4}/g) ?? []).join('\u00a0'),
  (iban) => (iban.match(/.{1,4}/g) ?? []).join('.'),
];

const IBANS = ACCOUNTS.map(([country, account], i): PlantedText => {
  const check = Array.from({ length: 97 }, (_, n) => String(n + 2).padStart(2, '0')).find((n) =>
    passesMod97(country + n + account),
  );
  const text = (SPACINGS[i % SPACINGS.length] as (iban: string) => string)(`${country}${check}${account}`);
  return [`transfer to ${text} failed`, text.slice(8, 16), text.slice(-8)];
});

/** Cards and accounts, with all that stands beside them. */
export const PAYMENTS: readonly PlantedText[] = [
  ...CARDS,
  ...SEPARATED,
  ...IBANS,
  [`card ${card(['4', 16], 900)} exp 04/29 cvc 517`, '04/29', '517'],
  [`pan=${card(['51', 16], 901)}&exp=0429&cvv=517`, '0429', '517'],
  [`{"number":"${card(['4', 16], 902)}","exp_month":4,"exp_year":2029,"cvc":"517"}`, '"517"', '2029'],
  [`expiry: 04/29, CVV2 517`, '04/29', '517'],
  ['card valid thru 04/2029', '04/2029'],
  ['cardNumber: 4000 12** **** 3456', '4000 12'],
  ['Karte endet auf 4242', '4242'],
  ['card ending in 4242 declined', '4242'],
  ['VISA •••• 4242', '4242'],
  ['**** **** **** 4242', '4242'],
  ['xxxx-xxxx-xxxx-4242', '4242'],
  [`track2 ;${card(['4', 16], 903)}=29042011000?`, '2904'],
  ['BIC DEUTDEFF500', 'DEUTDEFF'],
  ['sort code 30-90-89 account 12345678', '30-90-89', '12345678'],
  ['BLZ 50010517 Konto 648489890', '50010517', '648489890'],
  ['routing 021000021 account 000123456789', '021000021', '000123456789'],
  ['CLABE 032180000118359719', '0321800001'],
  ['BSB 063-000 acc 1234 5678', '063-000', '1234 5678'],
  ['paypal.me/miraokonkwo', 'miraokonkwo'],
];
