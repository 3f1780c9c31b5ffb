/** A text that has any of what is folded. */
const FOLDABLE = /[%&\\]|[^\0-\x7f]/;

/**
 * ASCII that is percent-encoded, however often the percent sign was encoded itself (%20, %2520); and any character as %u0040,
 * \x40, \100, \u0040, \u{40}, with its backslash escaped or not, or as a character reference of HTML.
 */
const ENCODED =
  /%(?:25){0,4}([2-7][\da-f])|(?:%(?:25){0,4}|\\{1,8})u([\da-f]{4})|\\{1,8}(?:x([\da-f]{2})|u\{([\da-f]{1,6})\})|&(?:amp;){0,4}#(?:x([\da-f]{1,6})|(\d{1,7}));?|\\{1,8}([01][0-7]{2})/gi;

/** The group of {@link ENCODED} that is decimal. */
const DECIMAL = 5;

const FIRST_PRINTED = 0x20;
const LAST_CODE_POINT = 0x10ffff;

/** Other characters in UTF-8, percent-encoded (RFC 3986, section 2.5). */
const ENCODED_UTF8 = /(?:%(?:25){0,4}[89a-f][\da-f]){2,}/gi;

/** The names that HTML has for what stands in addresses. */
const NAMED: Readonly<Record<string, string>> = {
  commat: '@',
  period: '.',
  nbsp: ' ',
  colon: ':',
  equals: '=',
  plus: '+',
  quot: '"',
  lpar: '(',
  rpar: ')',
};
const NAMED_REFERENCE = new RegExp(`&(?:amp;){0,4}(${Object.keys(NAMED).join('|')});`, 'g');

/** Marks that nobody sees: in the middle of a number they only hide it. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|[\u034f\u115f\u1160\u3164\uffa0]/gu;

/** Text that is shown from right to left (Unicode, UAX 9: RLO to PDF). */
const REVERSED = /\u202e([^\u202c\n]*)\u202c?/g;

/** Spaces, dashes, quotes and full stops of other kinds, letters in full width, circles and bold, and digits of every script. */
const LOOKALIKE =
  /[\p{Zs}\p{Pd}\p{Nd}\p{No}\u2018\u2019\u201c-\u201e\u2024\u2212\u3002\uff01-\uff61\ufe50-\ufe6b\u24b6-\u24ff\u{1d400}-\u{1d7ff}]/gu;

const IS_DIGIT = /\p{Nd}/u;

/**
 * A text as the rules can read it: data that is encoded, or written with other digits and spaces, is the same data. Only what
 * the rules look for is folded, so the result isn't meant to be shown where they find nothing.
 */
export function foldText(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  return text
    .replace(ENCODED, decode)
    .replace(ENCODED_UTF8, decodeUtf8)
    .replace(NAMED_REFERENCE, (_, name: string) => NAMED[name] ?? '')
    .replace(REVERSED, (_, run: string) => [...run].reverse().join(''))
    .replace(INVISIBLE, '')
    .replace(/(\d)\p{M}+/gu, '$1')
    .replace(/\\{1,8}\//g, '/')
    .replace(LOOKALIKE, foldCharacter);
}

function decode(match: string, ...groups: (string | undefined)[]): string {
  const at = groups.findIndex((group) => group !== undefined);
  const code = Number.parseInt(groups[at] ?? '', at === DECIMAL ? 10 : at > DECIMAL ? 8 : 16);
  return code >= FIRST_PRINTED && code <= LAST_CODE_POINT ? String.fromCodePoint(code) : match;
}

function decodeUtf8(match: string): string {
  try {
    return decodeURIComponent(match.replace(/%(?:25)+/g, '%'));
  } catch {
    return match;
  }
}

function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character;
  const folded = character.normalize('NFKC');
  if (IS_DIGIT.test(folded)) return /\d/.test(folded) ? folded : `${digitOf(code)}`;
  return folded
    .replace(/[\p{Pd}\u2212]/u, '-')
    .replace(/[\u3002\uff61]/, '.')
    .replace(/[\u2018\u2019]/, "'")
    .replace(/[\u201c-\u201e]/, '"');
}

/** Unicode has the ten digits of a script in a row, from a code that ends in 0 or 6. */
function digitOf(code: number): number {
  const low = code & 15;
  return IS_DIGIT.test(String.fromCodePoint(code - low)) ? low : low - 6;
}
