import type { DestinationName } from '../../forward/destination.ts';
import type { Patience } from '../../forward/patience.ts';
import type { LogPiece } from '../commit/logRow.ts';
import type { Quarantined } from './quarantine/quarantine.ts';

/** What waits for one destination. */
export interface Outbox {
  readonly destination: DestinationName;
  readonly isEmpty: boolean;
  /** How the destination has been doing. */
  readonly patience: Patience;
  readonly backlog: Backlog;
  /** Sends until nothing is left, the destination can't take more, or the time is up. Never rejects for a failing destination. */
  drain(options: DrainOptions): Promise<void>;
  /**
   * Takes back what was quarantined, to be sent like anything else; the caller holds the transaction.
   *
   * @returns what the caller has to put into the log for it, where that is where the outbox reads from.
   */
  takeBack(entry: Quarantined, at: number): readonly LogPiece[];
}

export interface Backlog {
  /** Spans or samples. */
  readonly items: number;
  readonly bytes: number;
  /** Unix milliseconds at which the oldest was committed; undefined where nothing waits. */
  readonly oldestAt: number | undefined;
}

export interface DrainOptions {
  /** Unix milliseconds after which no further request is begun. */
  readonly deadline: number;
  /** Tries even where a backoff is running. */
  readonly force: boolean;
}
