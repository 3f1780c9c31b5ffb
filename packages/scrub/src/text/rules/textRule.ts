import type { ScrubKind } from '../../scrubKind.ts';

/** A part of a text: `[start, end)` in UTF-16 units. */
export type TextRange = readonly [start: number, end: number];

/**
 * Something that is looked for in free text. Group 1 stays, group 2 is the data; where `rangesOf` is given, it says which parts
 * of group 2 are, in their order.
 *
 * Every quantifier is bounded, or runs over one character class with nothing behind it that could fail, so that a text
 * costs time in proportion to its length (OWASP, "Regular expression Denial of Service").
 */
export interface TextRule {
  readonly kind: ScrubKind;
  readonly pattern: RegExp;
  /** A text that doesn't have this has none of it: a look that costs less than the pattern. */
  readonly hint?: RegExp;
  readonly rangesOf?: (data: string) => readonly TextRange[];
}

/** For {@link TextRule.rangesOf}: all of the data where it passes a test, nothing of it otherwise. */
export function when(test: (data: string) => boolean): NonNullable<TextRule['rangesOf']> {
  return (data) => (test(data) ? [[0, data.length]] : []);
}
