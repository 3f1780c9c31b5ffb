import { HINTS } from './hints.ts';
import { type TextRule, when } from './textRule.ts';

/** Dates and date-times are no phone numbers. */
const IS_DATE = /^(?:(?:19|20)\d\d[-/ ]\d{2}[-/ ]\d{2}(?!\d)|\d{1,2}[-/ ]\d{1,2}[-/ ]\d{4}(?!\d))/;

/** The fewest digits with an area code. */
const MIN_DIGITS = 8;

/** Sizes, ports and positions are round, or powers of two; lists rise; and a day is no number. */
function isSize(phone: string): boolean {
  const groups = phone.split(' ').map(Number);
  return (
    groups.every((number) => number % 10 === 0 || number % 64 === 0) ||
    (groups.length > 2 && groups.every((number, i) => number >= (groups[i - 1] ?? 0))) ||
    /^20\d\d[01]\d[0-3]\d$/.test(phone)
  );
}

export const PHONE_RULES: readonly TextRule[] = [
  {
    kind: 'phone',
    hint: HINTS.digits,
    // +49 (0)170 1234567; 0170/123 45 67; (555) 123-4567.
    pattern:
      /(^|[^\w.+-])(\+\(?\d[\d ()./-]{5,22}\d|\(?0\)? ?\d[\d ()/+-]{6,20}\d|0\d{1,5}\.\d{5,8}|0\d{1,3}\/\d\d\d?(?:\.\d\d){2,3}|0\d(?:[.+]\d\d){4}|8 ?\(?9\d\d\)?(?:[ -]?\d\d\d?){3}|1[3-9]\d[ -]\d{4}[ -]\d{4}|(?:1[ .+-])?\(?\d{3}\)?[ .+-]\d{3}[ .+-]\d{4}|\(\d{2,5}\) ?\d{3,5}[ -]?\d{3,5})(?!\d)/g,
    rangesOf: when((phone) => !IS_DATE.test(phone) && phone.replace(/\D/g, '').length >= MIN_DIGITS),
  },
  {
    kind: 'phone',
    hint: HINTS.digits,
    // Eight digits with nothing before them: 41 23 45 67, 412 34 567, 5123 4567, 41234567; but for sizes, places and codes.
    pattern:
      /((?:^|["'(>]|\b(?!(?:offset|position|column|line|size|length|build|code|module|chunk|heap|pid|of|is)\b)[a-z]+\.?[ :=]{1,2}))((?:9\d\d|4[5-9]\d|41[2-9]) \d\d \d{3}|[2-9]\d(?: \d\d){3}|[569]\d{3} \d{4}|[2-9]\d{7})(?![\w%]|[ .,:+-]?\d| ?(?:[kmgt]?i?b|bytes|[mµn]?s|rows|items)\b)/gi,
    rangesOf: when((phone) => !isSize(phone)),
  },
  {
    kind: 'phone',
    // Shorter ones, where a word says what they are.
    pattern:
      /((?:\b(?:tel|tlf|fax|sms(?: to)?|msisdn|rufnummer|cell|mobile?|mob|mobil|handy|gsm|whatsapp|call|dial|celular|móvil|portable)|(?:tele)?phone|télé?(?:phone)?|teléfono|telefon[oe]?|puhelin|тел(?:ефон)?|电话|電話|手机|전화)(?:[ _-]?(?:no|nr|number|nummer|num))?\\{0,4}[.]?["']?\s{0,2}[:=#\uff1a]?\s{0,2}\\{0,4}["']?)([+(]?\d(?:[ ()./+-]{0,2}\d){4,16})(?!\d)/gi,
  },
];
