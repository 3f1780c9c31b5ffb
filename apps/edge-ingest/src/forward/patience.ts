import { backoff, PROBE_MS } from './backoff.ts';
import type { Setback } from './verdict/isSetback.ts';

/** How a destination has been doing. Plain JSON, so that a backoff outlives the Shard's eviction. */
export interface Patience {
  /** Setbacks in a row. */
  readonly setbacks: number;
  /** Of these, the last ones in a row that may be the request's own fault. */
  readonly failures?: number;
  /** Whether the destination was away in these, so that it may have lost what it acknowledged last. */
  readonly isDown?: boolean;
  /** Not to be tried before, Unix milliseconds. */
  readonly retryAt: number;
  /** Unix milliseconds of the last setback; absent where a version before wrote it. */
  readonly at?: number;
  /** `ok` after a success. */
  readonly state: 'ok' | 'later' | 'refused';
  readonly reason?: string;
  /** Unix milliseconds of the first of these setbacks. */
  readonly since?: number;
}

/** Failures in a row at the same request before it is taken apart: half a minute of backoff, in which a restart is over. */
export const MAX_FAILURES = 5;

/** Nothing wrong. */
export const CALM: Patience = { setbacks: 0, retryAt: 0, state: 'ok' };

/** After one more setback. A destination that refuses us is probed at a fixed pace: it waits for a person. */
export function afterSetback(
  { setbacks, failures = 0, since, isDown = false }: Patience,
  setback: Setback,
  { now, random }: { now: number; random: number },
): Patience {
  const wait = setback.kind === 'refused' ? PROBE_MS : backoff(setbacks + 1, setback.retryAfterMs, random);
  return {
    setbacks: setbacks + 1,
    failures: setback.kind === 'failed' ? failures + 1 : 0,
    retryAt: now + wait,
    at: now,
    state: setback.kind === 'refused' ? 'refused' : 'later',
    reason: setback.reason,
    since: since ?? now,
    ...((isDown || (setback.kind === 'later' && setback.isDown)) && { isDown: true }),
  };
}

/** Whether it is not to be tried yet. Where the clock was set back since, nobody knows how long ago that was: then it is. */
export function isResting({ retryAt, at = Number.NEGATIVE_INFINITY }: Patience, now: number): boolean {
  return now < retryAt && now >= at;
}

/** Whether the request that is under way must be suspected of being what the destination fails at. */
export function suspectsRequest({ failures = 0 }: Patience): boolean {
  return failures >= MAX_FAILURES;
}
