/** The symbols of a 2.0 request: every text once, the empty one first (remote-write 2.0, "Symbols"). */
export interface SymbolTable {
  readonly symbols: readonly string[];
  /** The place of a text, which is added where it is new. */
  refOf(text: string): number;
}

/** Builds one with the empty text in it. */
export function createSymbolTable(): SymbolTable {
  const symbols = [''];
  const refs = new Map([['', 0]]);
  return {
    symbols,
    refOf(text) {
      const known = refs.get(text);
      if (known !== undefined) return known;
      refs.set(text, symbols.length);
      return symbols.push(text) - 1;
    },
  };
}
