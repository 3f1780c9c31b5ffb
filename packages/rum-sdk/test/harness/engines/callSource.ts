/** The source of a call of `work` with these arguments, for drivers that take source text. */
export function callSource(work: (...args: never[]) => unknown, args: readonly unknown[]): string {
  return `(${work})(...${JSON.stringify(args)})`;
}
