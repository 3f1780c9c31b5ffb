/** The small words that a line begins with, and the rest of it. A word of 20 letters may be a key, one with a capital a name. */
const LINE = /^([A-Z]?(?:(?!at )[a-z]{0,18}[.,;!?]?(?: +|$))*)(.+)?/gm;

/** It may belong to what follows: the month of a birthday. */
const LAST_WORD = /\S+ *$/;

/**
 * Free text without the rules: of each line the words that it begins with stay, and from the word before the first run
 * with anything else in it, all is `[text]`. It takes out far more than `scrubText`, and leaves nothing that the rules look for.
 */
export function maskText(text: string): string {
  return text.replace(LINE, (_, words: string, rest?: string) =>
    rest ? `${words.replace(LAST_WORD, '')}[text]` : words,
  );
}
