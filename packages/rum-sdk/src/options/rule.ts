/** Something truthy for a value that will do. */
export type Check = (value: unknown) => unknown;

/** What holds for an option, how the script tag's text is read, and what it is where it is left out. */
export interface Rule {
  readonly holds: Check;
  readonly read?: (text: string) => unknown;
  readonly byDefault?: unknown;
}
