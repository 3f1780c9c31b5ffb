import { SMALL_WORD } from '../smallWord.ts';

/** From this length on, a word may be a key. */
const KEY_LENGTH = 20;

/**
 * A few small words with at most one capital before them, most hosts, elements such as `h1[data-rum-name=title]`, names of
 * errors, and a status: each rule looks for another digit or capital, for a sign that is missing here, for one of the words that
 * are left out, or for 20 letters in a row.
 */
const PLAIN =
  /^(?:\d{3}|(?:error )?[A-Z][a-z]+Error|(?!.*(?:[a-zA-Z]{20}|[\W_]a[st][\W_]|user |sword>|\.(?:pdf|csv|docx?|xlsx?|zip|ppt|heic|jpe?g)))(?:h[1-6](?![^ [>]))?[A-Z]?(?:[a-z_ .,<>[\]*-]|\[(?:role|data-rum-name)=[a-zA-Z]*)*)$/;

/**
 * Whether a text can be told to hold no personal data without the rules: `scrubText` would give it back as it is. True
 * for what most names and short messages are.
 */
export function isPlain(text: string): boolean {
  // of most elements only the tag is told, which the shorter pattern finds out sooner
  return (text.length < KEY_LENGTH && SMALL_WORD.test(text)) || PLAIN.test(text);
}
