import type { DestinationName } from '../../forward/destination.ts';

/** Whom a piece of spans is for, where it isn't for all: one that replays its quarantine, or those whose outbox isn't full. */
export type Addressees = DestinationName | readonly DestinationName[];

/** Whether a piece is for a destination. */
export function isFor(name: DestinationName, only: Addressees | undefined): boolean {
  if (only === undefined || only === name) return true;
  return typeof only !== 'string' && only.includes(name);
}
