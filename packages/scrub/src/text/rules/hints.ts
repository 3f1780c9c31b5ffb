/**
 * Looks that rules share, so that one of them spares a text all that it has not got: see `applyRules`. A text has to have
 * what the rule looks for; it may have it without holding anything.
 */
export const HINTS = {
  digit: /\d/,
  /** Eight digits without letters between them. */
  digits: /\d(?:[^a-zA-Z\d]{0,5}\d){7}/,
  /** Two groups of digits, neither of one digit, with one sign between them. */
  groups: /\d\d\D\d\d/,
  /** A word with a capital that isn't the first. */
  capital: /\P{L}\p{Lu}/u,
  pass: /pass/i,
} as const;
