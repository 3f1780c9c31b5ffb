import * as v from 'valibot';

/** Longest search text; a name of a residence has 20 characters. */
const MAX_SEARCH_LENGTH = 100;

/** PostgreSQL's `integer`. */
const MAX_INTEGER = 2_147_483_647;

const wholeNumber = (message: string) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,10}$/, message),
    v.transform(Number),
    v.minValue(1, message),
    v.maxValue(MAX_INTEGER, message),
  );

/** Page of a list, counted from 1. */
export const pageField = v.optional(wholeNumber('must be a whole number from 1'), '1');

/** Search text. */
export const searchField = v.optional(
  v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(MAX_SEARCH_LENGTH, `must have at most ${MAX_SEARCH_LENGTH} characters`),
  ),
  '',
);

/** Id in a path. */
export const idField = v.object({ id: wholeNumber('must be a whole number from 1') });

/** One of a few words. */
export function oneOf<const T extends readonly string[]>(words: T) {
  return v.picklist(words, `must be one of ${words.join(', ')}`);
}
