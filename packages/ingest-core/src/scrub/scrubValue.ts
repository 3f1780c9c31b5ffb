import type { Attribute } from '@throughline/conventions/attribute';
import { MAX_VALUE_LENGTH } from '@throughline/conventions/wire';
import { templatePath } from '@throughline/scrub/path/templatePath';
import type { ScrubKind } from '@throughline/scrub/scrubKind';
import { scrubUrl } from '@throughline/scrub/scrubUrl';
import { cutText } from './cutText.ts';
import type { ScrubContext } from './scrubContext.ts';
import { scrubFreeText } from './scrubFreeText.ts';
import { scrubOnce, type Treatment } from './scrubOnce.ts';

/**
 * What is looked at beyond the cut, so that a secret that stands across it is recognised as a whole and not left there in
 * half: longer than any email, card or IBAN.
 */
const CUT_MARGIN = 512;

/** A path that doesn't begin with a slash, and is no address or method with a path. */
const NAKED_PATH = /^[^\s:/]+\/\S*$/;

/** A text value without personal data, cut at the limit of its length; '' where nothing of it may be kept. */
export function scrubValue(value: string, name: Attribute['scrub'], context: ScrubContext): string {
  const { clean } = context;
  // what is known to be clean, and no longer than what is remembered, needs nothing more
  if (clean.has(name, value)) return value;
  const bounded = cutText(value, MAX_VALUE_LENGTH + CUT_MARGIN);
  const scrub: Treatment['scrub'] = (text, count) => {
    const templated = scrubAs(text, name, count);
    // an address with an id in it is new each time, its template is not
    if (clean.has(name, templated)) return templated;
    const scrubbedText = scrubFreeText(templated, count);
    if (scrubbedText === templated) clean.add(name, templated);
    return scrubbedText;
  };
  return cutText(scrubOnce(bounded, { name, scrub }, context), MAX_VALUE_LENGTH);
}

function scrubAs(value: string, scrub: Attribute['scrub'], count: (kind: ScrubKind) => void): string {
  if (scrub !== 'url' && scrub !== 'path') return value;
  const isPath = value.startsWith('/') && (scrub === 'path' || !value.startsWith('//'));
  if (scrub === 'url' && !isPath) return scrubUrl(value, { count });
  // a route without its slash: `orders/jane-doe-2024`
  const isNaked = !isPath && NAKED_PATH.test(value);
  if (!isPath && !isNaked) return value;
  const templated = templatePath(value, [], () => count('path_segment'));
  return isNaked ? templated.slice(1) : templated;
}
