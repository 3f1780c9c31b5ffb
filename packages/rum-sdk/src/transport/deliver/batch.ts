import type { Drops } from '../queue/ledger.ts';

/** A body under its id. A retry sends the same content under the same id, so that the ingest counts it once. */
export interface Batch {
  /** UUIDv7. */
  readonly id: string;
  /** Unix milliseconds. */
  readonly createdAt: number;
  readonly body: string;
  /** UTF-8 bytes. */
  readonly bytes: number;
  readonly spans: number;
  /** What its resource tells of the ledger. */
  readonly drops: Drops;
}
