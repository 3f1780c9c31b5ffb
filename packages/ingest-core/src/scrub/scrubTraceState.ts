import { readOt } from '@throughline/conventions/sampling';

/** The `ot` member of a tracestate, rebuilt from its threshold and randomness: other vendors' members may hold anything. */
export function scrubTraceState(traceState: string | undefined): string | undefined {
  const { th, rv } = readOt(traceState) ?? {};
  const pairs = [...(th === undefined ? [] : [`th:${th}`]), ...(rv === undefined ? [] : [`rv:${rv}`])];
  return pairs.length === 0 ? undefined : `ot=${pairs.join(';')}`;
}
