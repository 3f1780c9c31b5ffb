import type { Destination } from '../../forward/destination.ts';
import type { RowRange } from '../commit/commitLog.ts';
import type { LogRow } from '../commit/logRow.ts';
import type { Room } from './addressBatch.ts';
import { forgetDestination } from './forgetDestination.ts';
import { createSpanOutbox, type SpanOutbox, type SpanOutboxOptions } from './spanOutbox.ts';
import { rememberedDestinations } from './spanState.ts';

/** The outboxes of all trace stores: one log, and a cursor for each of them. */
export interface SpanOutboxes {
  readonly all: readonly SpanOutbox[];
  /** Who can take spans now: each has a limit of its own, so that a dead one takes no room from the others. */
  readonly room: Room;
  /** Whether nobody can, though there are some. */
  readonly isFull: boolean;
  /** Rows of the log that some of them need. */
  readonly neededRows: readonly RowRange[];
  /** Counts what was put into the log. */
  added(rows: readonly LogRow[]): void;
}

export interface SpanOutboxesOptions extends Omit<SpanOutboxOptions, 'destination'> {
  readonly destinations: readonly Destination[];
  /** False where the configuration has a mistake: a destination that is missing from it is waited for, not forgotten. */
  readonly isComplete: boolean;
}

/** Opens an outbox for each destination, and forgets those that are configured no more. */
export function openSpanOutboxes({ destinations, isComplete, ...shared }: SpanOutboxesOptions): SpanOutboxes {
  const { ledger } = shared;
  const names = new Set(destinations.map(({ name }) => name));
  const missing = rememberedDestinations(ledger.state).filter(({ name }) => !names.has(name));
  if (isComplete) for (const { name } of missing) forgetDestination(name, shared);
  const held = isComplete
    ? []
    : missing.map(({ state }) => ({ after: state.cursor, through: Number.POSITIVE_INFINITY }));
  const all = destinations.map((destination) => createSpanOutbox({ ...shared, destination }));

  const everyone: Room = { open: destinations.map(({ name }) => name), full: [] };

  return {
    all,
    get room() {
      return all.some(({ isFull }) => isFull) ? roomOf(all) : everyone;
    },
    get isFull() {
      return all.length > 0 && all.every(({ isFull }) => isFull);
    },
    get neededRows() {
      const needed = all.flatMap(({ neededRows }) => (neededRows === undefined ? [] : [neededRows]));
      return [...held, ...needed];
    },
    added(rows) {
      for (const outbox of all) outbox.added(rows);
    },
  };
}

function roomOf(outboxes: readonly SpanOutbox[]): Room {
  const named = (isFull: boolean) =>
    outboxes.filter((outbox) => outbox.isFull === isFull).map(({ destination }) => destination);
  return { open: named(false), full: named(true) };
}
