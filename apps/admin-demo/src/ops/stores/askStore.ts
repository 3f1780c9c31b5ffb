import type { StoreProblem, StoreResult } from './storeResult.ts';

/** Which store, where it is, and the variable that says so. */
export interface Store {
  readonly name: StoreProblem['store'];
  readonly url: string | undefined;
}

/** Names as people say them. */
const TITLES = { metrics: 'metrics store', traces: 'trace store' } as const;

const VARIABLES = { metrics: 'METRICS_QUERY_URL', traces: 'TRACES_QUERY_URL' } as const;

/** A page shouldn't hang on a store; a query over 7 days takes well under a second, ms. */
const TIMEOUT_MS = 8_000;

/** A raw answer; `status` is given for those whose absence is a 404. */
export interface StoreAnswer {
  readonly status: number;
  readonly text: string;
}

/** Asks a store over HTTP; 2xx and 404 are answers, everything else is a problem with a fix. */
export async function askStore(store: Store, path: string): Promise<StoreResult<StoreAnswer>> {
  const variable = VARIABLES[store.name];
  if (store.url === undefined) {
    const fix = `Set ${variable} to the base URL of the store's query API and start the panel again.`;
    return problem(store, 'not-configured', `No ${TITLES[store.name]} is configured.`, fix);
  }
  try {
    const response = await fetch(`${store.url}${path}`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    if (response.ok || response.status === 404) return { ok: true, value: { status: response.status, text } };
    const message = `The ${TITLES[store.name]} at ${store.url} answered ${response.status}: ${text.slice(0, 200)}`;
    return problem(store, 'refused', message, `Check that ${variable} is the base of its query API.`);
  } catch {
    const message = `The ${TITLES[store.name]} at ${store.url} does not answer.`;
    return problem(
      store,
      'unreachable',
      message,
      `Start it and press Refresh, or correct ${variable} and start the panel again.`,
    );
  }
}

function problem(
  store: Store,
  kind: StoreProblem['kind'],
  message: string,
  fix: string,
): { ok: false; problem: StoreProblem } {
  return { ok: false, problem: { store: store.name, kind, message, fix } };
}
