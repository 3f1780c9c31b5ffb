import type { Verdict } from './verdict.ts';

/** Why the rest has to wait: the destination. */
export type Setback = Extract<Verdict, { kind: 'later' | 'failed' | 'refused' }>;

/** Whether the destination, not what was sent, is why it wasn't taken. */
export function isSetback(verdict: Verdict): verdict is Setback {
  return verdict.kind === 'later' || verdict.kind === 'failed' || verdict.kind === 'refused';
}
