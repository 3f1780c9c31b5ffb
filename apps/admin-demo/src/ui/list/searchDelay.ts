/** A search starts when typing pauses this long, ms: a request for every letter would only be thrown away. */
export const SEARCH_DELAY_MS = 250;
