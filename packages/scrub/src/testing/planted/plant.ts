/** Personal data as somebody writes it, before it is encoded and put anywhere. */
export interface Plant {
  readonly kind: string;
  /** With the word beside it that says what it is, where it needs one. */
  readonly text: string;
  /** Of it, what must not come out again: folded, in lower case. */
  readonly pieces: readonly string[];
}
