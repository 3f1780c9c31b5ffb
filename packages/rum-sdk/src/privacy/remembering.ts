/** Different values whose scrubbed form is remembered: a page has few routes and addresses, and each span repeats them. */
const MAX_REMEMBERED = 100;

/** A function that remembers its last answers, but for undefined. */
export function remembering<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      result = work(text);
      if (known.size >= MAX_REMEMBERED) known.clear();
      known.set(text, result);
    }
    return result;
  };
}
