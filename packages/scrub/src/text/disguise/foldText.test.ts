import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passesLuhn } from '../numbers/passesLuhn.ts';
import { scrubText } from '../scrubText.ts';
import { foldText } from './foldText.ts';

/** Each is still the same data to whoever reads it. */
const DISGUISES: Readonly<Record<string, (text: string) => string>> = {
  'percent-encoded': (text) => percent(text, ''),
  'percent-encoded twice': (text) => percent(text, '25'),
  'percent-encoded four times': (text) => percent(text, '252525'),
  'escaped as in JSON': (text) => text.replace(/[^a-z\d]/gi, (sign) => `\\u00${hex(sign)}`),
  'in full width': (text) =>
    text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  'with spaces that do not break': (text) => text.replaceAll(' ', '\u00a0'),
  'with thin spaces and long dashes': (text) => text.replaceAll(' ', '\u2009').replaceAll('-', '\u2013'),
  'with marks that nobody sees': (text) => text.replace(/(?<=\w)(?=\w)/g, '\u200b'),
};

function hex(sign: string): string {
  return sign.charCodeAt(0).toString(16).padStart(2, '0');
}

function percent(text: string, again: string): string {
  return text.replace(/[^a-z\d]/gi, (sign) => `%${again}${hex(sign)}`);
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${length - 1}}$`));

const card = digits(15)
  .map((start) => start + [...'0123456789'].find((last) => passesLuhn(start + last)))
  .map((number) => number.replace(/(\d{4})(?=\d)/g, '$1 '));

const SECRETS: readonly (readonly [string, fc.Arbitrary<string>])[] = [
  ['card', card],
  ['email', fc.emailAddress().filter((address) => /^\w[\w.-]*@/.test(address))],
  ['phone', fc.tuple(digits(3), digits(7)).map(([area, number]) => `+49 ${area} ${number}`)],
  ['ip', fc.ipV4().filter((ip) => /^[\d.]+$/.test(ip) && ip !== '127.0.0.1' && !ip.endsWith('.0.0.0'))],
  [
    'coordinates',
    fc.tuple(digits(5), digits(5)).map(([a, b]) => `${a.slice(0, 2)}.${a}, ${b.slice(0, 2)}.${b}`),
  ],
];

describe('foldText', () => {
  it('reads what is encoded, and gives the rest back as it is', () => {
    expect(foldText('a%2540b%20c &commat; \\x41 \uff21\u00a0\u0663\u06f3\u0969')).toBe('a@b c @ A A 333');
    expect(foldText('plain text, 12 of 34')).toBe('plain text, 12 of 34');
    expect(foldText('caf\u00e9 100% \u4e2d\u6587')).toBe('caf\u00e9 100% \u4e2d\u6587');
  });

  for (const [disguise, wear] of Object.entries(DISGUISES))
    it.each(SECRETS)(`a %s ${disguise} is found`, (_, secret) => {
      fc.assert(
        fc.property(secret, (data) => {
          const scrubbed = scrubText(`before ${wear(data)} after`);
          expect(foldText(scrubbed)).not.toContain(data);
          expect(scrubbed).toContain('[');
          expect(scrubText(scrubbed)).toBe(scrubbed);
        }),
      );
    });
});
