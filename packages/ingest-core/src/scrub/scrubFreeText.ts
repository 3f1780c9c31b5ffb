import type { ScrubKind } from '@throughline/scrub/scrubKind';
import { scrubIngestText } from '@throughline/scrub/text/scrubIngestText';

/** Free text without personal data, from pages and servers alike. */
export function scrubFreeText(text: string, count: (kind: ScrubKind) => void): string {
  return scrubIngestText(text, count);
}
