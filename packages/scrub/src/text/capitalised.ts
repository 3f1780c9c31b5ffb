/** The words as they are and with a capital at their beginning: what follows them is told by its own. */
export function capitalised(words: string): string {
  return words.replace(
    /(^|\|)(\p{Ll})/gu,
    (_, before: string, first: string) => `${before}[${first}${first.toUpperCase()}]`,
  );
}
