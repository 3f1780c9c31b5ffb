/** Most tags and hosts. A small pattern, since the large one takes a quarter of a millisecond to compile. */
const WORD = /^(?:127\.0\.0\.1|(?!.*(?:eyj|-----))[a-z.-]+\d?)$/;

/**
 * Words, with a small number behind them, elements such as `h1[data-rum-name=title]`, and a status: each rule looks for more digits, for a sign that is missing here, or for one of the words that are left out.
 */
const WORDS =
  /^(?:\d{3}|(?!.*(?:eyJ|-----|(?:bearer|basic|digest|token|apikey) ))(?:h[1-6](?![^ [>]))?(?:[a-z_ .,'()<>[\]$!?*-]|\[(?:role|data-rum-name)=)*(?: \d{1,3}|\d\d?)?)$/i;

/**
 * Whether a text can be told to hold no personal data without the rules: `scrubText` would give it back as it is. True
 * for what most names and short messages are.
 */
export function isPlain(text: string): boolean {
  return WORD.test(text) || WORDS.test(text);
}
