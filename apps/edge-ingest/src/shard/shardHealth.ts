import type { DestinationName } from '../forward/destination.ts';
import type { Outbox } from './outbox/outbox.ts';

/** How a Shard and its destinations are doing. */
export interface ShardHealth {
  /** Commits are refused while every outbox is over its limit, or the disk takes nothing. */
  readonly full: boolean;
  /** Things that a destination will never take, kept for a person to look at. */
  readonly quarantined: number;
  readonly destinations: readonly DestinationHealth[];
}

export interface DestinationHealth {
  readonly name: DestinationName;
  /** `later`: it is down or busy; `refused`: its URL or token is wrong. */
  readonly state: 'ok' | 'later' | 'refused';
  /** Its last words, where it isn't ok. */
  readonly reason?: string;
  /** Unix milliseconds of the first of the setbacks in a row. */
  readonly since?: number;
  /** Spans or samples that wait, and their bytes. */
  readonly waiting: number;
  readonly waitingBytes: number;
  /** Age of the oldest of them, in seconds; 0 where nothing waits. */
  readonly oldestSeconds: number;
}

/** @param now Unix milliseconds. */
export function destinationHealth(
  { destination, patience, backlog }: Outbox,
  now: number,
): DestinationHealth {
  const { state, reason, since } = patience;
  const { items, bytes, oldestAt } = backlog;
  return {
    name: destination,
    state,
    ...(reason !== undefined && { reason }),
    ...(since !== undefined && { since }),
    waiting: items,
    waitingBytes: bytes,
    // what was committed before the clock was set back has no age yet
    oldestSeconds: oldestAt === undefined ? 0 : Math.max(0, now - oldestAt) / 1000,
  };
}
