import type { SpanExporter } from '../trace/recorder/spanExporter.ts';
import type { SpanProcessor } from '../trace/recorder/spanProcessor.ts';

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
  readonly spanProcessors: readonly SpanProcessor[];
  readonly exporter: SpanExporter | undefined;
  readonly sampling: 'page-view' | 'session';
  readonly session: 'memory' | 'sessionStorage';
  readonly consent: 'granted' | 'denied';
  readonly debug: boolean;
}
