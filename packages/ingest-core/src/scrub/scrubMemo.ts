import type { ScrubKind } from '@throughline/scrub/scrubKind';

type Count = (kind: ScrubKind) => void;

/** Longer texts are messages and stacks, which hardly repeat. UTF-16 units. */
const MAX_REMEMBERED_LENGTH = 256;

/**
 * Remembers what became of a text, for as long as one batch is scrubbed: routes, hosts and names stand in every span.
 *
 * @param count called again for every repetition, so that the counts are of occurrences.
 */
export function scrubMemo(count: Count) {
  const known = new Map<string, { text: string; kinds: readonly ScrubKind[] }>();
  return (id: string, text: string, scrub: (text: string, count: Count) => string): string => {
    if (text.length > MAX_REMEMBERED_LENGTH) return scrub(text, count);
    const key = `${id} ${text}`;
    let entry = known.get(key);
    if (entry === undefined) {
      const kinds: ScrubKind[] = [];
      entry = { text: scrub(text, (kind) => kinds.push(kind)), kinds };
      known.set(key, entry);
    }
    for (const kind of entry.kinds) count(kind);
    return entry.text;
  };
}
