import type { Attributes } from '@opentelemetry/api';
import type { Site } from '../trace/recorder/site.ts';
import type { GiveTicket } from '../transport/post/ticketOf.ts';
import type { Sender } from '../transport/sender.ts';

/** The options after they have been checked, with every default filled in. */
export interface Settings {
  readonly endpoint: URL;
  readonly key: string;
  readonly ticket: string | GiveTicket | undefined;
  readonly service: string;
  readonly version: string | undefined;
  readonly environment: string | undefined;
  readonly sampleRate: number;
  readonly reportRate: number;
  /** Whether requests to this address carry `traceparent`. */
  readonly propagatesTo: (url: URL) => boolean;
  readonly routes: readonly string[];
  readonly flushIntervalMs: number;
  /** The site's own span processors and exporter, where there are any, told what the page says of itself. */
  readonly site?: ((resource: Attributes) => Site) | undefined;
  /** Sends in the place of our own transport. */
  readonly sender?: Sender | undefined;
  readonly sampling: 'page-view' | 'session';
  readonly session: 'memory' | 'sessionStorage';
  readonly consent: 'granted' | 'denied';
  readonly debug: boolean;
}
