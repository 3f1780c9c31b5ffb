/** A text that has any of what is folded. */
const FOLDABLE = /[%&\\]|[^\0-\x7f]/;

/** Percent-encoded ASCII, however often the percent sign was encoded itself (%20, %2520); also as %u0040, \x40, \u0040. */
const ENCODED = /(?:%(?:25){0,4}(?:u00)?|\\x|\\u00)([2-7][\da-f])/gi;

/** Marks that nobody sees: in the middle of a number they only hide it. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Spaces, dashes and full stops of other kinds, full-width ASCII, and digits of Arabic, Persian and Hindi. */
const LOOKALIKE =
  /[\u00a0\u2000-\u200a\u202f\u205f\u3000\u2010-\u2015\u2212\u3002\uff61\uff01-\uff5e\ufe6b\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;

/**
 * A text as the rules can read it: data that is encoded, or written with other digits and spaces, is the same data. Only what
 * the rules look for is folded, so the result isn't meant to be shown where they find nothing.
 */
export function foldText(text: string): string {
  if (!FOLDABLE.test(text)) return text;
  return text
    .replace(ENCODED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('&commat;', '@')
    .replace(INVISIBLE, '')
    .replace(LOOKALIKE, foldCharacter);
}

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code > 0xa0 && code < 0xa00) return `${(code & 15) - (code > 0x900 ? 6 : 0)}`;
  return character
    .normalize('NFKC')
    .replace(/[\u2010-\u2212]/, '-')
    .replace('\u3002', '.');
}
