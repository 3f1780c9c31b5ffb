import type { Outcome } from '../answer/outcome.ts';
import type { UncommittedPost } from './limits/refusalCounter.ts';

/** What is to be counted of a request that left no batch behind; undefined where a commit has counted it, or nothing is. */
export function uncommitted(outcome: Outcome): UncommittedPost | undefined {
  switch (outcome.kind) {
    case 'preflight':
    case 'disabled':
      return undefined;
    case 'accepted':
      return outcome.duplicate ? { ...whose(outcome), outcome: 'duplicate', reason: '' } : undefined;
    case 'ignored':
      return { ...whose(outcome), outcome: 'ignored', reason: outcome.reason };
    case 'refused':
      return { ...whose(outcome), outcome: 'refused', reason: outcome.refusal.reason };
  }
}

function whose({ caller }: Exclude<Outcome, { kind: 'preflight' | 'disabled' }>): {
  app: string;
  env: string;
} {
  return { app: caller?.app ?? '', env: caller?.environment ?? '' };
}
