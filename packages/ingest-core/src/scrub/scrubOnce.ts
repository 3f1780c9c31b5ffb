import type { ScrubKind } from '@throughline/scrub/scrubKind';
import type { ScrubContext } from './scrubContext.ts';

type Count = (kind: ScrubKind) => void;

/** How a text is scrubbed. */
export interface Treatment {
  /** What is clean for one treatment may not be for another. */
  readonly name: string;
  readonly scrub: (text: string, count: Count) => string;
}

/** Longer texts are messages and stacks, which hardly repeat. UTF-16 units. */
const MAX_REMEMBERED_LENGTH = 256;

/**
 * Scrubs a text, or remembers what became of it: of one that holds nothing in `clean`, of any other for as long as one batch is
 * scrubbed. What is taken out is counted for every repetition, so that the counts are of occurrences.
 */
export function scrubOnce(text: string, { name, scrub }: Treatment, context: ScrubContext): string {
  const { clean, known, scrubbed } = context;
  if (clean.has(name, text)) return text;
  const counting = (kind: ScrubKind) => count(kind, scrubbed);
  if (text.length > MAX_REMEMBERED_LENGTH) return scrub(text, counting);
  const key = `${name} ${text}`;
  const before = known.get(key);
  const { text: left, kinds } = before ?? scrubNow(text, scrub);
  for (const kind of kinds) count(kind, scrubbed);
  if (before !== undefined) return left;
  if (left === text && kinds.length === 0) clean.add(name, text);
  known.set(key, { text: left, kinds });
  return left;
}

function scrubNow(text: string, scrub: Treatment['scrub']) {
  const kinds: ScrubKind[] = [];
  return { text: scrub(text, (kind) => kinds.push(kind)), kinds };
}

function count(kind: ScrubKind, scrubbed: ScrubContext['scrubbed']): void {
  scrubbed.set(kind, (scrubbed.get(kind) ?? 0) + 1);
}
