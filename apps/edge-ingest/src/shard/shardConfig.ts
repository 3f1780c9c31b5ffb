import type { Environment } from '../environment.ts';
import type { Destination } from '../forward/destination.ts';
import { otlpDestination } from '../forward/otlp.ts';
import { remoteWriteDestination } from '../forward/remoteWrite.ts';
import { readDestinations } from '../forward/settings/readDestinations.ts';
import type { WriteFormat } from './series/rowSamples.ts';

/** Seconds between snapshots where nothing else is set: what Prometheus users scrape at. */
export const DEFAULT_INTERVAL_SECONDS = 15;

/**
 * Seconds between two rounds of forwarding while all is well: an alarm is a request of a Durable Object, of which the free
 * plan has 100,000 a day. A batch that comes alone doesn't wait for it.
 */
export const DEFAULT_FORWARD_SECONDS = 5;

/** Spans that may wait for the trace store: days of a small site; a Durable Object ends at 10 GB, the free plan at 5. */
export const DEFAULT_OUTBOX_MAX_BYTES = 1024 * 1024 * 1024;

/** What a Shard takes from the configuration. The Worker checks it and names mistakes. */
export interface ShardConfig {
  readonly otlp: readonly Destination[];
  readonly remoteWrite: Destination | undefined;
  /** In what form samples are written. */
  readonly writeFormat: WriteFormat;
  /** Whether a destination that is missing is meant to be: the ingest is on, and no destination has a mistake. */
  readonly isComplete: boolean;
  readonly intervalMs: number;
  /** Milliseconds between two rounds of forwarding while all is well. */
  readonly forwardMs: number;
  readonly outboxMaxBytes: number;
}

/** Reads the variables of the Shard; what isn't set has its default. */
export function shardConfig(env: Environment): ShardConfig {
  const { otlp, remoteWrite, mistakes } = readDestinations(env);
  return {
    otlp: otlp.map(otlpDestination),
    remoteWrite: remoteWrite && remoteWriteDestination(remoteWrite),
    writeFormat: {
      version: remoteWrite?.version ?? '1.0',
      nativeHistograms: remoteWrite?.nativeHistograms ?? false,
    },
    isComplete: env.OBS_ENABLED === 'true' && mistakes.length === 0,
    intervalMs: Number(env.REMOTE_WRITE_INTERVAL_SECONDS || DEFAULT_INTERVAL_SECONDS) * 1000,
    forwardMs: Number(env.FORWARD_INTERVAL_SECONDS || DEFAULT_FORWARD_SECONDS) * 1000,
    outboxMaxBytes: Number(env.OUTBOX_MAX_BYTES || DEFAULT_OUTBOX_MAX_BYTES),
  };
}
