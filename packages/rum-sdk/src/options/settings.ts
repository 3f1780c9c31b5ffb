import type { scrubSpan } from '../privacy/scrubSpan.ts';
import type { SpanSink } from '../trace/recorder/recorder.ts';
import type { spanSource } from '../trace/recorder/spanSource.ts';
import type { Sender } from '../transport/sender.ts';

/** The options after they have been checked, with every default filled in. */
export interface Settings {
  readonly endpoint: URL;
  readonly key: string;
  readonly ticket: string | (() => string) | undefined;
  readonly service: string;
  readonly version: string | undefined;
  readonly environment: string | undefined;
  readonly sampleRate: number;
  readonly reportRate: number;
  /** Whether requests to this origin carry `traceparent`. */
  readonly propagatesTo: (origin: string) => boolean;
  readonly routes: readonly string[];
  readonly flushIntervalMs: number;
  /** The site's own span processors. */
  readonly processor?: SpanSink;
  /** Where spans come from, for those and for an exporter. */
  readonly source?: typeof spanSource;
  /** Makes the copies of spans that those and an exporter get, where there are any. */
  readonly copy?: typeof scrubSpan | undefined;
  /** Sends in the place of our own transport. */
  readonly sender?: Sender | undefined;
  readonly sampling: 'page-view' | 'session';
  readonly session: 'memory' | 'sessionStorage';
  readonly consent: 'granted' | 'denied';
  readonly debug: boolean;
}
