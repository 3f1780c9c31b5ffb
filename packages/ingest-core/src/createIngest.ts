import type { AppDirectory } from './admit/appDirectory.ts';
import type { RateLimiter } from './admit/rateLimiter.ts';
import type { RefusalCounter } from './admit/refusalCounter.ts';
import type { Logger } from './answer/logger.ts';
import type { Commit } from './commit/commitBatch.ts';

/** What the ingest needs of its host. */
export interface IngestOptions {
  /** False answers every post with rates of 0, which stops the SDKs. */
  readonly enabled: boolean;
  readonly apps: AppDirectory;
  readonly commit: Commit;
  /** Without one, nothing is limited. */
  readonly limiter?: RateLimiter;
  /** The wall clock, Unix milliseconds; `Date.now` without it. */
  readonly now?: () => number;
  readonly log?: Logger;
  /** Shared by every ingest of an isolate; without one, each ingest has its own. */
  readonly refusals?: RefusalCounter;
}

/** What the host knows of the client beside the request. */
export interface ClientContext {
  /** Used for rate limiting and forgotten. */
  readonly address?: string;
}

/** Answers an OTLP/HTTP trace export. Never rejects, and never answers 500. */
export type Ingest = (request: Request, client: ClientContext) => Promise<Response>;

/** Builds the stations and the way of a post through them. */
export function createIngest(options: IngestOptions): Ingest {
  return async () => {
    if (!options.enabled) return Response.json({ rum: { sampleRate: 0, reportRate: 0 } });
    return Response.json({ code: 14, message: 'the ingest is being built' }, { status: 503 });
  };
}
