import type { Destination } from '../../forward/destination.ts';
import type { LogRow } from '../commit/logRow.ts';
import { forgetDestination } from './forgetDestination.ts';
import { createSpanOutbox, type SpanOutbox, type SpanOutboxOptions } from './spanOutbox.ts';
import { rememberedDestinations } from './spanState.ts';

/** The outboxes of all trace stores: one log, and a cursor for each of them. */
export interface SpanOutboxes {
  readonly all: readonly SpanOutbox[];
  /** Whether spans have anywhere to go. */
  readonly isAny: boolean;
  /** Every log row up to here has no spans that wait for any of them. */
  readonly settledThrough: number;
  /** Of the one for which the most waits: the log holds each span once. */
  readonly waitingBytes: number;
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
  const heldThrough = isComplete ? [] : missing.map(({ state }) => state.cursor);
  const all = destinations.map((destination) => createSpanOutbox({ ...shared, destination }));

  return {
    all,
    isAny: all.length > 0,
    get settledThrough() {
      return Math.min(ledger.log.last, ...heldThrough, ...all.map(({ settledThrough }) => settledThrough));
    },
    get waitingBytes() {
      return Math.max(0, ...all.map(({ waitingBytes }) => waitingBytes));
    },
    added(rows) {
      for (const outbox of all) outbox.added(rows);
    },
  };
}
