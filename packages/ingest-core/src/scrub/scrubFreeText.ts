import type { ScrubKind } from '@throughline/scrub/scrubKind';
import { scrubServerText } from '@throughline/scrub/text/scrubServerText';
import { scrubText } from '@throughline/scrub/text/scrubText';

/** Free text without personal data, from pages and servers alike: statements of SQL lose their values first. */
export function scrubFreeText(text: string, count: (kind: ScrubKind) => void): string {
  return scrubText(scrubServerText(text, count), count);
}
