/** A call of fetch; `proceed` calls what was there before. */
export type FetchCall = (args: unknown[], proceed: (args: unknown[]) => unknown) => unknown;
