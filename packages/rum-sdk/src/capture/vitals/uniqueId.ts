/** Random numbers of thirteen digits: the form that web-vitals gives its ids, which the ingest knows (`opaqueShapes.ts`). */
const LEAST = 1e12;
const RANGE = 9e12;

/** An id for a vital of a page view: a version, Unix milliseconds, and a random number. */
export function uniqueId(): string {
  return `v6-${Date.now()}-${Math.floor(Math.random() * RANGE) + LEAST}`;
}
