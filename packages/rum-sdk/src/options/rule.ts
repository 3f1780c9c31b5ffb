/** Something truthy for a value that will do. */
export type Check = (value: unknown) => unknown;

/**
 * What holds for an option, and what it is where it is left out: a script tag's text is read as a value of that kind.
 * One that has no default, and for which `undefined` doesn't hold, is needed.
 */
export interface Rule {
  readonly holds: Check;
  readonly byDefault?: unknown;
}
