import type { ScrubKind } from '@throughline/scrub/scrubKind';
import { scrubStatements } from '@throughline/scrub/text/scrubStatements';
import { scrubText } from '@throughline/scrub/text/scrubText';

/** Free text without personal data, from pages and servers alike: statements of SQL lose their values first. */
export function scrubFreeText(text: string, count: (kind: ScrubKind) => void): string {
  return scrubText(scrubStatements(text, count), count);
}
