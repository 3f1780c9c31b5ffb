/** The wire between SDK and ingest: what both sides must agree on. */

/** The OTLP/HTTP path (OTLP 1.x specification, "OTLP/HTTP Request"). */
export const TRACES_PATH = '/v1/traces';

/** Query parameters of a post; in the URL, because a CORS-simple request has no header to spare. */
export const QUERY = {
  /** Publishable key: `pk_…`. */
  key: 'key',
  /** UUIDv7 of the batch; its time decides the Shard, and a batch id seen before is acknowledged and ignored. */
  batch: 'batch',
  /** The client's clock when it sent, Unix milliseconds, so that the ingest can correct its times. */
  sent: 'sent',
  /**
   * Milliseconds that the post may have waited in the browser since `sent`, which wrote it for when the page is gone
   * (`fetchLater`): so much of the difference between the clocks is no skew.
   */
  held: 'held',
  /** Ticket, where the app requires one. */
  ticket: 'ticket',
} as const;

/**
 * What a server says about its render of a document, as members of `Server-Timing` or as `<meta name content>`: the page
 * view joins that trace where the stamp proves that the answer was made for this navigation.
 */
export const SERVER_TRACE = {
  /** The render span, as W3C `traceparent`. */
  parent: 'traceparent',
  /** Its `tracestate`, of which the page takes the `ot` member. */
  state: 'tracestate',
  /** The stamp: the server's clock when it wrote this, Unix milliseconds; as `dur`, milliseconds since the request came. */
  time: 'rum-time',
} as const;

/** A safelisted content type (Fetch standard, "CORS-safelisted request-header"), so that no preflight is sent. */
export const SIMPLE_CONTENT_TYPE = 'text/plain;charset=UTF-8';

/** All keepalive requests of a page share 64 KiB (Fetch standard, "HTTP-network-or-cache fetch"), counted in bytes. */
export const MAX_KEEPALIVE_BYTES = 64 * 1024;

/**
 * What our own keepalive requests may take of that: an app's or another library's own of 60,000 bytes, the most that they
 * usually try, must still fit beside them.
 */
export const MAX_KEEPALIVE_SHARE_BYTES = MAX_KEEPALIVE_BYTES - 60_000;

/** A post that a page leaves with the browser goes out after this at the latest, and says so with `held`. */
export const MAX_HELD_MS = 60_000;

/** A publishable key's body: a page sends two posts of a few KB; 256 KiB is room for a burst, not for abuse. */
export const MAX_BODY_BYTES_BROWSER = 256 * 1024;

/** The same after decompression. */
export const MAX_DECODED_BYTES_BROWSER = 1024 * 1024;

/** A server's body: an official exporter's default batch of 512 spans is about 536 KB of JSON. */
export const MAX_BODY_BYTES_SERVER = 4 * 1024 * 1024;

/** The same after decompression. */
export const MAX_DECODED_BYTES_SERVER = 16 * 1024 * 1024;

/** Spans in a batch; a page view rolls over to a new trace at 500. */
export const MAX_SPANS_PER_BATCH = 2_000;

/** Spans in a server's batch: an OpenTelemetry Collector sends 8,192 and what came last, and drops what is answered 413. */
export const MAX_SPANS_PER_BATCH_SERVER = 10_000;

/** Attributes on a span, as OpenTelemetry's own default (`OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT`). */
export const MAX_ATTRIBUTES_PER_SPAN = 128;

/** Length of an attribute's text, in UTF-16 units; longer ones are cut. A stack of 50 frames fits. */
export const MAX_VALUE_LENGTH = 4_096;

/** Batch ids are remembered, and batches accepted, for a day; an older one is refused as `stale`. */
export const BATCH_MEMORY_MS = 24 * 60 * 60 * 1000;

/** What an answer may carry besides OTLP's `partialSuccess`: rates in force, 0 to 1. A rate of 0 stops the SDK for the page's life. */
export interface RateAnswer {
  readonly rum?: { readonly sampleRate?: number; readonly reportRate?: number };
}
