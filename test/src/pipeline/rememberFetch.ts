import type { BrowserContext } from 'playwright';

/** What {@link rememberFetch} leaves in a page. */
export type WithNativeFetch = typeof globalThis & { nativeFetch: typeof fetch };

/** Remembers in every page of the context what `fetch` was before any script. */
export async function rememberFetch(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    (globalThis as WithNativeFetch).nativeFetch = fetch;
  });
}
