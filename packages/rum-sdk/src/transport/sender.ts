import type { QueuedSpan } from './spanQueue.ts';

/** Takes spans out of the page: our own transport, or the exporter that the options named. */
export interface Sender {
  /**
   * Sends the spans. Where `unloading`, everything that can be done is done before it returns, since the page may be
   * gone after that. Resolves when the answers are in, or given up; never rejects.
   */
  send(spans: readonly QueuedSpan[], unloading: boolean): Promise<void>;
  /** Forgets what waits for a retry. */
  forget(): void;
}
