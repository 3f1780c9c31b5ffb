import type { ScrubKind } from '../scrubKind.ts';
import { foldText } from './foldText.ts';
import { replaceUrls } from './replaceUrls.ts';
import { TEXT_RULES } from './textRules.ts';

/** A short text without digits and these signs can hold nothing that is looked for. */
const WORTH_A_LOOK = /[\p{Nd}@:=/%&\uff20\ufe6b]|[\s\S]{20}|\b(?:bearer|basic|token) /iu;

/**
 * No rule finds anything in words, paths of words, `/:id` and `/v1`, elements such as `h1[data-rum-name=title]`, and the
 * loopback address: each looks for more digits than one, for a sign that is missing here, or for one of the words that
 * are left out. One such look costs less than any rule does, and most names of spans are of this kind.
 */
const WORDS =
  /^(?![\s\S]*(?:eyJ|-----|(?:bearer|basic|digest|token|apikey)\s))(?:127\.0\.0\.1$|h[1-6](?![^ [>]))?(?:[a-z_ .,'()<>[\]$!?*/-]|\/:|\/v\d(?![^/])|\[(?:role|data-rum-name)=)*$/i;

/** A digit beside capitals may be part of a key, but for a method before the path. */
const DIGIT_AND_CAPITALS = /^(?![A-Z]+ [^A-Z]*$)(?=.*\d).*[A-Z]/;

/** Nearly always the second round changes nothing; what neighbours data can need a third. */
const MAX_ROUNDS = 6;

/**
 * Free text with personal data replaced by `[kind]`; URLs in it lose query, fragment and credentials, and data in their
 * paths. Idempotent: it goes on until a round changes nothing. In time proportional to the length.
 *
 * @param count called once for each thing that was taken out.
 */
export function scrubText(text: string, count?: (kind: ScrubKind) => void): string {
  if (!WORTH_A_LOOK.test(text)) return text;
  let scrubbed = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = scrubbed;
    scrubbed = scrubOnce(before, count);
    if (scrubbed === before) break;
  }
  return scrubbed;
}

function scrubOnce(text: string, count: ((kind: ScrubKind) => void) | undefined): string {
  // addresses first, as they are: unfolded, a space in a path would end it
  const scrubbed = replaceUrls(text, count);
  if (WORDS.test(scrubbed) && !DIGIT_AND_CAPITALS.test(scrubbed)) return scrubbed;
  const folded = foldText(scrubbed);
  if (folded === scrubbed) return applyRules(scrubbed, count);
  const found = applyRules(replaceUrls(folded, count), count);
  return found === folded ? applyRules(scrubbed, count) : found;
}

function applyRules(text: string, count: ((kind: ScrubKind) => void) | undefined): string {
  let scrubbed = text;
  for (const { kind, pattern, check } of TEXT_RULES) {
    scrubbed = scrubbed.replace(pattern, (match, before: string, data: string) => {
      const found = check ? check(data) : ([0, data.length] as const);
      if (found === undefined) return match;
      count?.(kind);
      return `${before}${data.slice(0, found[0])}[${kind}]${data.slice(found[1])}`;
    });
  }
  return scrubbed;
}
