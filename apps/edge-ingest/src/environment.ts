import type { Shard } from './shard/Shard.ts';

/** What `wrangler.jsonc` binds; variables and secrets are text, absent where they are not set. See README.md, "Configuration". */
export interface Environment {
  readonly SHARD: DurableObjectNamespace<Shard>;
  /** `rum.js` and its map. */
  readonly ASSETS?: Fetcher;
  /** Publishable keys of larger set-ups: key → the same JSON as an entry of `APPS`. */
  readonly KEYS?: KVNamespace;
  /** The deployment's id and tag. */
  readonly CF_VERSION_METADATA?: WorkerVersionMetadata;
  readonly KEY_LIMITER?: RateLimit;
  readonly CLIENT_LIMITER?: RateLimit;
  readonly OBS_ENABLED?: string;
  readonly APPS?: string;
  readonly INGEST_TOKENS?: string;
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string;
  readonly OTLP_TOKEN?: string;
  readonly OTEL_EXPORTER_OTLP_HEADERS?: string;
  readonly OTLP_DESTINATIONS?: string;
  readonly REMOTE_WRITE_URL?: string;
  readonly REMOTE_WRITE_TOKEN?: string;
  readonly REMOTE_WRITE_HEADERS?: string;
  readonly REMOTE_WRITE_VERSION?: string;
  readonly REMOTE_WRITE_NATIVE_HISTOGRAMS?: string;
  readonly REMOTE_WRITE_INTERVAL_SECONDS?: string;
  readonly FORWARD_INTERVAL_SECONDS?: string;
  readonly OUTBOX_MAX_BYTES?: string;
  readonly JURISDICTION?: string;
  readonly SHARDS?: string;
  readonly ADMIN_TOKEN?: string;
  /** Secrets of tickets, which the entries of keys name; `RUM_TICKET_SECRET_…` beside it while one replaces the other. */
  readonly RUM_TICKET_SECRET?: string;
  readonly [secret: `RUM_TICKET_SECRET_${string}`]: string | undefined;
  readonly OBS_TRACING_ENABLED?: string;
  readonly SLOW_REQUEST_MS?: string;
  readonly LOG_LEVEL?: string;
  readonly LOG_SAMPLING_RATE_INFO?: string;
}
