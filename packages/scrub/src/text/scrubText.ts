import type { ScrubKind } from '../scrubKind.ts';
import { applyRules } from './applyRules.ts';
import { foldText } from './disguise/foldText.ts';
import { replaceBase64 } from './disguise/replaceBase64.ts';
import { replaceUrls } from './replaceUrls.ts';
import { TEXT_RULES } from './textRules.ts';

type Count = ((kind: ScrubKind) => void) | undefined;

/** A short text without digits, these signs and a capital behind a space can hold nothing that is looked for. */
const WORTH_A_LOOK =
  /[\p{Nd}@:=/%&"'`([{\uff20\ufe6b]|[^\0-\x7f]|[\s\S]{20}|\s\p{Lu}|\b(?:bearer|basic|token) |\.(?:csv|pdf|doc|xls|jpe?g|heic|ppt|zip)/iu;

/**
 * No rule finds anything in words, paths of words, `/:id` and `/v1`, elements such as `h1[data-rum-name=title]`, and the
 * loopback address: each looks for more digits than one, for a sign or a capital that is missing here, or for one of the words
 * that are left out. One such look costs less than any rule does, and most names of spans are of this kind.
 */
const WORDS =
  /^(?!eyJ|[\s\S]*(?:----|sword>|\sin\sas\s|[Uu]ser\s|\.(?:csv|pdf|doc|xls|jpe?g|heic|ppt|zip)|\/\/\/|[\s[<_-](?:at|AT|dot|DOT)[\s\]>_-]|(?:[Bb]earer|[Bb]asic|[Dd]igest|[Tt]oken|[Aa]pikey)\s))(?:127\.0\.0\.1$|h[1-6](?![^ [>])|[A-Z]?[a-z]+(?:[A-Z][a-z]+){0,3})?(?:[a-z_ .,<>[\]$!?*/-]|[A-Z]{2,10}(?![A-Za-z])|\/:|\/v\d(?![^/])|\[(?:role|data-rum-name)=)*$/;

/** A digit beside capitals may be part of a key, but for a method before the path. */
const DIGIT_AND_CAPITALS = /^(?![A-Z]+ [^A-Z]*$)(?=.*\d).*[A-Z]/;

/** Base64 in base64 in base64 is a game. */
const MAX_BASE64_DEPTH = 2;

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

function scrubOnce(text: string, count: Count): string {
  // addresses first, as they are: unfolded, a space in a path would end it
  const scrubbed = replaceUrls(text, count);
  if (WORDS.test(scrubbed) && !DIGIT_AND_CAPITALS.test(scrubbed)) return scrubbed;
  const folded = foldText(scrubbed);
  if (folded === scrubbed) return applyAll(scrubbed, count);
  const found = applyAll(replaceUrls(folded, count), count);
  return found === folded ? applyAll(scrubbed, count) : found;
}

function applyAll(text: string, count: Count, depth = MAX_BASE64_DEPTH): string {
  const scrubbed = applyRules(text, TEXT_RULES, count);
  if (depth === 0) return scrubbed;
  return replaceBase64(scrubbed, (decoded) => isPersonal(decoded, depth - 1), count);
}

function isPersonal(decoded: string, depth: number): boolean {
  const folded = foldText(decoded);
  return applyAll(folded, undefined, depth) !== folded;
}
