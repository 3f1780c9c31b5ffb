import type { ScrubKind } from '../scrubKind.ts';
import { unescapeText } from './disguise/unescapeText.ts';
import { scrubServerText } from './scrubServerText.ts';
import { scrubText } from './scrubText.ts';

type Count = ((kind: ScrubKind) => void) | undefined;

/** A text that somebody may have put into a string, or into XML. */
const MAY_BE_ESCAPED = /\\["n\\]|&(?:lt|gt|quot|apos);|<\/\w/;

/** A log line with a body of JSON that has a message of JSON in it; deeper is a game. */
const MAX_DEPTH = 4;

/** What one rule has left, another may know: a text that was changed is read again, until nothing is. */
const MAX_ROUNDS = 4;

/**
 * Free text of pages and servers without personal data, by all rules. What was put into a string of JSON, or into XML, is read
 * as it was before as well, and given back so where only that shows what is in it. Idempotent.
 *
 * @param count called once for each thing that was taken out.
 */
export function scrubIngestText(text: string, count?: (kind: ScrubKind) => void): string {
  let served = scrubServerText(text, count);
  let scrubbed = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = scrubbed;
    scrubbed = scrubInner(scrubText(served, count), count);
    if (scrubbed === before) break;
    served = scrubServerText(scrubbed, count);
    // what `scrubText` gives it leaves as it is
    if (served === scrubbed) break;
  }
  return scrubbed;
}

function scrubOnce(text: string, count: Count): string {
  return scrubText(scrubServerText(text, count), count);
}

function scrubInner(text: string, count: Count): string {
  let scrubbed = text;
  let inner = text;
  for (let depth = 0; depth < MAX_DEPTH && MAY_BE_ESCAPED.test(inner); depth++) {
    const unescaped = unescapeText(inner);
    if (unescaped === inner) break;
    inner = scrubOnce(unescaped, count);
    if (inner !== unescaped) scrubbed = inner;
  }
  return scrubbed;
}
