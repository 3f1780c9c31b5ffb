/** Remembers texts that hold nothing to scrub, across batches: routes, hosts and names of spans are always the same few. */
export interface CleanTexts {
  /** @param treatment how the text is scrubbed: what is clean for one treatment may not be for another. */
  has(treatment: string, text: string): boolean;
  /** Takes a text that its treatment has left as it was, and no other: nothing personal is ever remembered. */
  add(treatment: string, text: string): void;
}

/** Texts of each treatment in a generation: two of them of 64 characters are about 1 MB in an isolate. */
const GENERATION = 4_000;

/** Longer texts are messages and stacks, which hardly repeat. UTF-16 units. */
const MAX_LENGTH = 256;

/**
 * An empty memory. It keeps two generations of each treatment: when the younger is full, the older is forgotten, so that
 * a client that sends a new text in every span can't fill the isolate, and what is used comes back at once.
 */
export function createCleanTexts(generation = GENERATION): CleanTexts {
  const young = new Map<string, Set<string>>();
  const old = new Map<string, Set<string>>();

  const add = (treatment: string, text: string): void => {
    if (text.length > MAX_LENGTH) return;
    const texts = young.get(treatment) ?? new Set();
    if (texts.size === 0) young.set(treatment, texts);
    texts.add(text);
    if (texts.size < generation) return;
    old.set(treatment, texts);
    young.delete(treatment);
  };
  return {
    add,
    has(treatment, text) {
      if (text.length > MAX_LENGTH) return false;
      if (young.get(treatment)?.has(text)) return true;
      if (!old.get(treatment)?.has(text)) return false;
      add(treatment, text);
      return true;
    },
  };
}
