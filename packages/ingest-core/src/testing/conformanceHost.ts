import type { CommitBatch } from '../commit/commitBatch.ts';
import type { BatchLabels } from './countedIn.ts';

/** A host under test: configured with `CONFORMANCE_APPS` and `CONFORMANCE_TOKENS`, enabled, and not limited in rate. */
export interface ConformanceHost {
  /** URL of its ingest, without query. */
  readonly url: string;
  fetch(request: Request): Promise<Response>;
  /** What it has committed so far, where it can tell. */
  committed?(): Promise<readonly CommitBatch[]>;
  /** Its `/metrics`: what `rum_ingest_batches_total` says of posts with these labels. */
  counted(labels: BatchLabels): Promise<number>;
  close?(): Promise<void>;
}
