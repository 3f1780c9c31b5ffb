/**
 * Values that look like secrets and are none, by the exact shape that they may have: random ids that stand for no person
 * beyond the page's life, and a program's version. A value of another shape is scrubbed like any text.
 */
export const OPAQUE_SHAPES: ReadonlyMap<string, RegExp> = new Map([
  ['session.id', /^[0-9a-f]{32}$/],
  // web-vitals, src/lib/generateUniqueID.ts: version, Unix milliseconds, a random number.
  ['browser.web_vital.id', /^v\d-\d{13}-\d{13}$/],
  // A git commit, SHA-1 or SHA-256.
  ['service.version', /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/],
]);
