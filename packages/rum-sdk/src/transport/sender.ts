import type { TakeBack } from './post/deferPost.ts';
import type { QueuedSpan } from './queue/spanQueue.ts';

/** What becomes of the page that sends: it goes on; it is hidden and may be discarded at any moment; it is being left. */
export type PageState = 'shown' | 'hidden' | 'leaving';

/** Takes spans out of the page: our own transport, or the exporter that the options named. */
export interface Sender {
  /**
   * Sends the spans. Unless the page goes on, everything that can be done is done before it returns, since the page may
   * be gone after that. Resolves when the answers are in, or failed for now; never rejects.
   */
  send(spans: readonly QueuedSpan[], state: PageState): Promise<void>;
  /** Leaves the spans with the browser, for when the page is gone. Undefined where that can't be, or not all at once. */
  insure(spans: readonly QueuedSpan[]): TakeBack | undefined;
  /** What was sent before waits for the network or the ingest to come back. */
  isWaiting(): boolean;
  /** Forgets what waits. */
  forget(): void;
}
