import type { DestinationName } from '../../forward/destination.ts';
import { CALM, type Patience } from '../../forward/patience.ts';
import type { ShardState } from '../shardState.ts';

/** What an outbox of spans has to know after an eviction. */
export interface SpanState {
  /** Every log row up to here is settled. */
  readonly cursor: number;
  /**
   * The request under way holds the spans up to this row: frozen, so that a resend is identical. Null where none is, or where
   * it holds the first rows of the first section that waits, which a restart finds without a note.
   */
  readonly through: number | null;
  readonly patience: Patience;
}

/** Name in the state: `otlp` as it always was, the others behind it. */
const FIRST = 'otlp';
const OTHERS = 'otlp:';

/** A destination's name in the state. */
export function spanStateName(destination: DestinationName): string {
  return destination === FIRST ? FIRST : `${OTHERS}${destination}`;
}

/** A destination that is seen for the first time begins with the oldest row of the log: what waits for others is sent to it too. */
export function readSpanState(state: ShardState, destination: DestinationName): SpanState {
  return state.read<SpanState>(spanStateName(destination)) ?? { cursor: 0, through: null, patience: CALM };
}

/** The destinations that have a cursor. */
export function rememberedDestinations(
  state: ShardState,
): readonly { readonly name: DestinationName; readonly state: SpanState }[] {
  const names = state.names().filter((name) => name === FIRST || name.startsWith(OTHERS));
  return names.map((row) => {
    const name = row === FIRST ? FIRST : row.slice(OTHERS.length);
    return { name, state: readSpanState(state, name) };
  });
}
