import type { ScrubKind } from '@throughline/scrub/scrubKind';
import type { CleanTexts } from './cleanTexts.ts';

type Count = (kind: ScrubKind) => void;

/** Longer texts are messages and stacks, which hardly repeat. UTF-16 units. */
const MAX_REMEMBERED_LENGTH = 256;

/**
 * Remembers what became of a text: of one that holds nothing in `clean`, of any other for as long as one batch is
 * scrubbed.
 *
 * @param count called again for every repetition, so that the counts are of occurrences.
 */
export function scrubMemo(count: Count, clean: CleanTexts) {
  const known = new Map<string, { text: string; kinds: readonly ScrubKind[] }>();
  return (treatment: string, text: string, scrub: (text: string, count: Count) => string): string => {
    if (clean.has(treatment, text)) return text;
    if (text.length > MAX_REMEMBERED_LENGTH) return scrub(text, count);
    const key = `${treatment} ${text}`;
    let entry = known.get(key);
    if (entry === undefined) {
      const kinds: ScrubKind[] = [];
      entry = { text: scrub(text, (kind) => kinds.push(kind)), kinds };
      if (entry.text === text && kinds.length === 0) clean.add(treatment, text);
      known.set(key, entry);
    }
    for (const kind of entry.kinds) count(kind);
    return entry.text;
  };
}
