import { looksRandom } from '../path/looksRandom.ts';
import type { ScrubKind } from '../scrubKind.ts';
import { passesLuhn } from './passesLuhn.ts';
import { passesMod97 } from './passesMod97.ts';

/**
 * What is looked for in free text, in this order. Group 1 stays, group 2 is the data; where a check is given, it says
 * which part of group 2 is: `[start, end]`, or undefined for none.
 *
 * Every quantifier is bounded, or runs over one character class with nothing behind it that could fail, so that a text
 * costs time in proportion to its length (OWASP, "Regular expression Denial of Service").
 */
export interface TextRule {
  readonly kind: ScrubKind;
  readonly pattern: RegExp;
  readonly check?: (data: string) => readonly [start: number, end: number] | undefined;
}

/** A rule whose data is taken as a whole when it passes a test. */
const when =
  (test: (data: string) => boolean): NonNullable<TextRule['check']> =>
  (data) =>
    test(data) ? [0, data.length] : undefined;

/** Digits of a payment card (ISO/IEC 7812-1); shorter ones are no longer issued. */
const CARD_DIGITS = [13, 19] as const;

/** The shortest IBAN (Norway). */
const MIN_IBAN_LENGTH = 15;

/** In English, German, French, Spanish, Italian and Portuguese, as far as they differ in their first letters. */
const MONTH =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|okt|dez|f\u00e9v|avr|jui|ao\u00fb|d\u00e9c|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|out)\\p{L}{0,8}';

/** Between the parts of a date; `12 de mayo de 1980`. */
const GAP = '(?:[,./ -]{1,2}| de )';

/** A date as people write it: digits with separators, or the month's name. */
const DATE = `(?:\\d{1,4}(?:st|nd|rd|th)?${GAP}(?:\\d{1,2}|${MONTH})${GAP}\\d{1,4}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{2,4}|\\d{6,8})`;

/** Dates and date-times are no phone numbers. */
const IS_DATE = /^(?:\d{4}[-/ ]\d{2}[-/ ]\d{2}(?!\d)|\d{1,2}[-/ ]\d{1,2}[-/ ]\d{4}(?!\d))/;

export const TEXT_RULES: readonly TextRule[] = [
  {
    kind: 'pem',
    // RFC 7468; one without its end was cut.
    pattern: /()(-----BEGIN [^-]{1,40}-----[\s\S]*?(?:-----END [^-]{1,40}-----|$))/g,
  },
  {
    kind: 'email',
    // @ as it is, percent-encoded once or more, as an HTML or JSON escape, or full-width. A host needs a dot, because
    // stack frames of Firefox and Safari read `render@https://…`. Of the characters that RFC 5322 allows, = / ? & are
    // left out: in the texts that we see they stand before an email.
    pattern:
      /()((?:"[^"\n]{1,64}"|[\p{L}\p{M}\p{N}.!#$%*+^_`{|}~-][\p{L}\p{M}\p{N}.!#$%*+^_`{|}~'-]{0,63})(?:[@\uff20\ufe6b]|%(?:25){0,3}40|&#(?:64|x40);|\\u0040)(?:\[(?:ipv6:)?[\da-f.:]{3,45}\]|(?:[\p{L}\p{M}\p{N}-]{1,63}(?:\.|%(?:25){0,3}2e)){1,8}\p{L}[\p{L}\p{M}\p{N}-]{1,62}))/giu,
  },
  // RFC 7519: a JSON header in base64url always begins with eyJ.
  { kind: 'token', pattern: /(^|[^\w-])(eyJ[\w-]{4,}\.[\w-]{4,}(?:\.[\w-]*){0,3})/g },
  {
    kind: 'token',
    pattern: /(\b(?:bearer|basic|digest|token|apikey)\s{1,4})([\w.~+/=%-]{6,})/gi,
    // `Basic dXNlcjpwYXNz`, but not `Basic usage`.
    check: when((value) => value.length >= 20 || /\d|[a-z][A-Z]|=$/.test(value)),
  },
  {
    kind: 'credentials',
    // `password=x`, `"password": "x"`; with a space and no quotes only what has a digit, as in `token: 1234`.
    pattern:
      /((?:passw(?:or)?d|passwort|passphrase|secret|token|api[_-]?key|access[_-]?key|authorization|sess(?:ion)?[_-]?id|cookie|csrf|passcode|\b(?:pwd|sid|otp|pin|cvv|cvc))(?:["']?[=:]|["']?\s{0,2}[=:]\s{0,2}(?:["']|(?=[^\s"'&,;]{0,60}\d))))((?!(?:null|undefined|true|false)\b)[^\s"'&,;:=()<>{}[\]$?][^\s"'&,;<>()[\]]*)/gi,
  },
  {
    kind: 'credentials',
    // `code 483920` alone is an error's number; these are nobody else's.
    pattern:
      /((?:\b(?:otp|pin|passcode)|(?:verification|security|one-time) code)(?: is)?:? )(\d{4,8})(?!\d)/gi,
  },
  {
    kind: 'birth_date',
    pattern: new RegExp(
      `((?:\\bborn|\\bdob|birth|\\bgeb(?:oren|\\.)|n\\u00e9e? le|nacid[oa]|nacimiento|naissance|nascita|\\bnat[oa] il|geburt)[^\\d\\n[]{0,20}?)(${DATE})(?!\\d)`,
      'giu',
    ),
  },
  {
    kind: 'national_id',
    // Named ones; then forms that nothing else has: US SSN, UK NINO, Brazil CPF, Italy CF, Spain DNI, Nordic, Swiss AHV.
    pattern:
      /((?:\b(?:ssn|nino|bsn|cpf|nif|dni|pesel|nhs|svnr|personnummer|mrn|nie|passport|steuer-?id|aadhaar)|(?:social security|national id|identity card|tax id|national insurance))(?:[ -]?(?:no\.?|nr\.?|number|id))?["']?[ :=#]{1,4}["']?)((?=[a-z]{0,6}[ -]?\d)[a-z\d](?:[ ./-]?[a-z\d]){4,17})/gi,
  },
  {
    kind: 'national_id',
    pattern:
      /(^|[^\w.-])(\d{3}-\d\d-\d{4}|[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]|\d{3}\.\d{3}\.\d{3}-\d\d|[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]|[a-z]{6}\d\d[a-z]\d\d[a-z]\d{3}[a-z]|\d{8}-?[A-Z]|[XYZ][ -]?\d{7}[ -]?[A-Z]|(?:19|20)?\d{6}[-+A]\d{3}[\dA-Z]|\d\d\.\d\d\.\d\d-\d{3}\.\d\d|756\.\d{4}\.\d{4}\.\d\d)(?![\w-])/g,
  },
  {
    kind: 'iban',
    pattern: /(^|[^a-z\d])([a-z]{2}\d\d(?:[ .-]?[a-z\d]{4}){2,7}(?:[ .-]?[a-z\d]{1,3}(?![a-z\d]))?)/gi,
    check: ibanIn,
  },
  { kind: 'key', pattern: /()((?:AKIA|ASIA)[A-Z\d]{16}|[\w+/=-]{24,})/g, check: when(isKey) },
  {
    kind: 'card',
    pattern: /(^|[^\d])(\d(?:[ -]?\d){12,30}|\d{4}(?:[._/]\d{4}){2}[._/]\d{1,7})/g,
    check: cardIn,
  },
  {
    kind: 'coordinates',
    pattern:
      /(^|[^\w.-])([NSEW]?[+-]?\d{1,3}\.\d{3,20}[\s\u00b0NSEW]{0,4}[\s,;/|][\s+]{0,3}[NSEW]?-?\d{1,3}\.\d{3,20}|\d{1,3}\u00b0 ?\d{1,2}['\u2032] ?[\d.]{0,8}["\u2033]? ?[NSEW]?)/g,
  },
  {
    kind: 'coordinates',
    pattern:
      /(\b(?:(?:lat|lng|lon|long|latitude|longitude)["']?\s{0,2}[=:]\s{0,2}["']?|(?:lat|lng|lon|latitude|longitude) ))([+-]?\d{1,3}\.\d{1,20})/gi,
  },
  {
    kind: 'mac',
    pattern: /(^|[^\w:-])((?:[\da-f]{2}[:-]){5}[\da-f]{2}|(?:[\da-f]{4}\.){2}[\da-f]{4})(?![\w:-])/gi,
  },
  {
    kind: 'ip',
    pattern: /(^|[^\d.])((?:\d{1,3}\.){3}\d{1,3})(?!\.?\d)/g,
    // The loopback address is nobody's, and a name for it in development.
    check: when((ip) => ip !== '127.0.0.1' && ip.split('.').every((octet) => Number(octet) < 256)),
  },
  {
    kind: 'ip',
    pattern: /(^|[^\w:.])([\da-f]{0,4}(?::[\da-f]{0,4}){2,7})(?![\w:])/gi,
    check: when(
      (ip) => ip !== '::1' && (ip.includes('::') ? /\d|(?::.*){3}/.test(ip) : /^(?:\w+:){7}\w+$/.test(ip)),
    ),
  },
  {
    kind: 'phone',
    // +49 (0)170 1234567; 0170/123 45 67; (555) 123-4567.
    pattern:
      /(^|[^\w.+-])(\+\(?\d[\d ()./-]{5,22}\d|\(?0\)?\d[\d ()/-]{6,16}\d|0\d(?:\.\d\d){4}|8 ?\(?9\d\d\)?(?:[ -]\d\d\d?){3}|1[3-9]\d[ -]\d{4}[ -]\d{4}|(?:1[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})(?!\d)/g,
    check: when((phone) => !IS_DATE.test(phone) && phone.replace(/\D/g, '').length > 7),
  },
  { kind: 'number', pattern: /()(\p{Nd}{9,})/gu },
];

function isKey(run: string): boolean {
  return /\d/.test(run) && /[a-z]/i.test(run) && looksRandom(run);
}

/** The longest valid IBAN at the beginning; what follows in groups of four may be a word. */
function ibanIn(data: string): readonly [number, number] | undefined {
  for (let end = data.length; end >= MIN_IBAN_LENGTH; end--) {
    const whole = !/^[a-z\d]/i.test(data.slice(end));
    if (whole && passesMod97(data.slice(0, end).replace(/[ .-]/g, ''))) return [0, end];
  }
  return undefined;
}

/** The first window of whole groups of digits that is a card's number. */
function cardIn(data: string): readonly [number, number] | undefined {
  const edges = [...data.matchAll(/\d+/g)];
  for (const { index: start } of edges) {
    for (const last of edges) {
      const end = last.index + last[0].length;
      const digits = data.slice(start, end).replace(/\D/g, '');
      const fits = digits.length >= CARD_DIGITS[0] && digits.length <= CARD_DIGITS[1];
      if (fits && passesLuhn(digits)) return [start, end];
    }
  }
  return undefined;
}
