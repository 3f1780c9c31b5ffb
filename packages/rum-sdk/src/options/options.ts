import type { SpanExporter } from '../trace/recorder/spanExporter.ts';
import type { SpanProcessor } from '../trace/recorder/spanProcessor.ts';

/** What {@link startRum} takes. `endpoint`, `key` and `service` are needed; a mistake is one console warning and a no-op. */
export interface RumOptions {
  /** Where posts go: a full URL (`https://edge.example.com/v1/traces`) or a path on the own origin (`/api/ops/ingest`). */
  readonly endpoint: string;
  /** Publishable key of the app: `pk_…`. */
  readonly key: string;
  /**
   * Ticket of the site's own server, where the key requires one: as the page has it, or a function that gives the one in
   * force, for pages that live longer than a ticket. It is asked for each post, and once before; what it promises is taken
   * by the posts that leave after it has come.
   */
  readonly ticket?: string | (() => string | Promise<string>) | undefined;
  /** `service.name` of the page. */
  readonly service: string;
  /** `service.version` of the page. */
  readonly version?: string | undefined;
  /** `deployment.environment.name`; the ingest replaces it with the key's own. */
  readonly environment?: string | undefined;
  /** Share of page views that are kept as traces, 0 to 1. Default 1. */
  readonly sampleRate?: number | undefined;
  /** Share of page views that report at all, 0 to 1. Default 1. */
  readonly reportRate?: number | undefined;
  /**
   * Other origins whose requests get `traceparent`: `https://api.example.com`, or a RegExp that is tested against the
   * whole origin. Strings are compared as origins (scheme, host and port), never as prefixes.
   */
  readonly propagateTo?: readonly (string | RegExp)[] | undefined;
  /**
   * Beginnings of paths whose requests get no `traceparent`, such as `/downloads/`: a browser carries the header along where
   * an address redirects to another origin, and refuses the answer of one that does not allow it.
   */
  readonly propagateExcept?: readonly string[] | undefined;
  /** Route templates of the page and of its API, such as `/residences/:id`. They win over the built-in templating. */
  readonly routes?: readonly string[] | undefined;
  /** A queued span leaves at the latest after this many milliseconds. Default 30 000. */
  readonly flushIntervalMs?: number | undefined;
  /** Further OpenTelemetry span processors; they see every sampled span, after the scrubbing of the built-in one. */
  readonly spanProcessors?: readonly SpanProcessor[] | undefined;
  /** Sends the spans instead of the built-in transport, such as the official `OTLPTraceExporter`. */
  readonly exporter?: SpanExporter | undefined;
  /**
   * Whether both rates are decided anew for each page view (default), or once for the session: then all its page views
   * report and are traced, or none. A session is what `session` says it is.
   */
  readonly sampling?: 'page-view' | 'session' | undefined;
  /** Where the session id lives: in memory (default), or for the tab in sessionStorage. */
  readonly session?: 'memory' | 'sessionStorage' | undefined;
  /** `denied` measures and sends nothing until {@link Rum.grant}. Default `granted`. */
  readonly consent?: 'granted' | 'denied' | undefined;
  /** Prints what is sent and dropped to the console. Default false. */
  readonly debug?: boolean | undefined;
}
