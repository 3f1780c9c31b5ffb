/** Longer values together are not kept: a client that makes them up must not fill the isolate. UTF-16 units. */
const MAX_LENGTH = 1_000;

/** Characters of the last two values that their place is made of, and how far from the end they are: templates begin alike. */
const SAMPLED = 16;
const REACH = 32;

/** 2^32 over the golden ratio (Knuth, The Art of Computer Programming, 6.4): spreads what differs in few bits over all of them. */
const MIX = 0x9e3779b1;

interface Entry<T> {
  readonly values: readonly string[];
  readonly found: T;
}

/** What was found for some values, in a fixed number of places, for what is found again and again: a new one takes the place of an older one. A Map needs one text of them all, which takes several times as long to write and to look up as they take to be compared. */
export class ValuesTable<T> {
  readonly #entries: (Entry<T> | undefined)[];

  /** @param places a power of two; values have two of them, by the last two of them: those should be what differs most. */
  constructor(places: number) {
    this.#entries = new Array<undefined>(places).fill(undefined);
  }

  get(values: readonly string[]): T | undefined {
    const at = this.#placeOf(values);
    const first = this.#entries[at];
    if (first !== undefined && isSame(first.values, values)) return first.found;
    const second = this.#entries[at + 1];
    return second !== undefined && isSame(second.values, values) ? second.found : undefined;
  }

  /** Takes values that aren't there, and gives back what was found for them. Of two that share the places the older one is forgotten. */
  add(values: readonly string[], found: T): T {
    if (lengthOf(values) > MAX_LENGTH) return found;
    const at = this.#placeOf(values);
    this.#entries[at + 1] = this.#entries[at];
    this.#entries[at] = { values, found };
    return found;
  }

  #placeOf(values: readonly string[]): number {
    const last = values.length - 1;
    const hash = Math.imul(sample(values[last - 1] ?? '', sample(values[last] ?? '', 0)), MIX);
    return (hash ^ (hash >>> 16)) & (this.#entries.length - 2);
  }
}

function sample(text: string, before: number): number {
  const { length } = text;
  const end = length > REACH ? length - REACH : 0;
  const step = Math.ceil((length - end) / SAMPLED);
  let hash = Math.imul(before, 31) + length;
  for (let at = length - 1; at >= end; at -= step) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}

function lengthOf(values: readonly string[]): number {
  let sum = 0;
  for (const { length } of values) sum += length;
  return sum;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = a.length - 1; i >= 0; i--) if (a[i] !== b[i]) return false;
  return true;
}
