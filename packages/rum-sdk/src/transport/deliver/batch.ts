import type { Drops } from '../queue/ledger.ts';

/** A body under its id. A retry sends the same content under the same id, so that the ingest counts it once. */
export interface Batch {
  /** UUIDv7. */
  readonly id: string;
  /** Unix milliseconds. */
  readonly createdAt: number;
  /** ASCII: as many bytes as characters. */
  readonly body: string;
  readonly spans: number;
  /** What its resource tells of the ledger. */
  readonly drops: Drops;
}
