import { backoff, PROBE_MS } from './backoff.ts';
import type { Setback } from './deliver.ts';

/** How a destination has been doing. Plain JSON, so that a backoff outlives the Shard's eviction. */
export interface Patience {
  /** Setbacks in a row. */
  readonly setbacks: number;
  /** Not to be tried before, Unix milliseconds. */
  readonly retryAt: number;
  /** `ok` after a success. */
  readonly state: 'ok' | 'later' | 'refused';
  readonly reason?: string;
  /** Unix milliseconds of the first of these setbacks. */
  readonly since?: number;
}

/** Nothing wrong. */
export const CALM: Patience = { setbacks: 0, retryAt: 0, state: 'ok' };

/** After one more setback. A destination that refuses us is probed at a fixed pace: it waits for a person. */
export function afterSetback(
  { setbacks, since }: Patience,
  setback: Setback,
  { now, random }: { now: number; random: number },
): Patience {
  const wait = setback.kind === 'refused' ? PROBE_MS : backoff(setbacks + 1, setback.retryAfterMs, random);
  return {
    setbacks: setbacks + 1,
    retryAt: now + wait,
    state: setback.kind,
    reason: setback.reason,
    since: since ?? now,
  };
}
