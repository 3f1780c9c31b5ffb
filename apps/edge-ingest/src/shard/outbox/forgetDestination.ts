import type { DestinationName } from '../../forward/destination.ts';
import type { Ledger } from '../ledger.ts';
import { type ForwardEntry, forwardDeltas } from './forwardDeltas.ts';
import { isFor } from './isFor.ts';
import { readSpanState, spanStateName } from './spanState.ts';

export interface ForgetOptions {
  readonly app: () => string;
  readonly storage: DurableObjectStorage;
  readonly ledger: Ledger;
}

/** Forgets how far a destination has got that is configured no more; what waited for it is counted as skipped. */
export function forgetDestination(name: DestinationName, { app, storage, ledger }: ForgetOptions): void {
  const { cursor } = readSpanState(ledger.state, name);
  const entries: ForwardEntry[] = [];
  for (const { seq, pieces } of ledger.log.read()) {
    if (seq <= cursor) continue;
    for (const [env, count, , only] of pieces)
      if (isFor(name, only)) entries.push({ env, outcome: 'skipped', count });
  }
  const deltas = forwardDeltas({ app: app(), destination: name, entries });
  storage.transactionSync(() => {
    ledger.state.remove(spanStateName(name));
    ledger.append([{ ids: [], deltas, pieces: [] }], Date.now());
  });
}
