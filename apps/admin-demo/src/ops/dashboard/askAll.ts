import type { StoreResult } from '../stores/storeResult.ts';

/** Asks every query at once; the first one that fails is the answer. */
export async function askAll<K extends string, T>(
  queries: Readonly<Record<K, string>>,
  ask: (query: string) => Promise<StoreResult<T>>,
): Promise<StoreResult<Record<K, T>>> {
  const names = Object.keys(queries) as K[];
  const answers = await Promise.all(names.map((name) => ask(queries[name])));
  const found: Partial<Record<K, T>> = {};
  for (const [index, answer] of answers.entries()) {
    const name = names[index];
    if (!answer.ok) return { ok: false, problem: answer.problem };
    if (name !== undefined) found[name] = answer.value;
  }
  return { ok: true, value: found as Record<K, T> };
}
