/**
 * The allowlist: an attribute that is not named here leaves no page and enters no store.
 *
 * Standard names come from the OpenTelemetry semantic conventions 1.40 (HTTP, URL, server, database, exception,
 * user-agent, session); names under `rum.` are ours.
 */

/** How a value is treated on its way: taken as it is, or passed through one of the scrubbers of `@throughline/scrub`. */
export type Scrub =
  /** An enumerated or numeric value, or a name from the program's own code; text is still value-scrubbed at the edge. */
  | 'none'
  /** A URL: query, fragment and credentials are cut, path segments that look like data become placeholders. */
  | 'url'
  /** A path or a route template: as `url`, without an origin. */
  | 'path'
  /** Free text: emails, tokens, keys, numbers and so on become placeholders. */
  | 'text';

/** One attribute of the allowlist. */
export interface Attribute {
  /** The type of the value on the wire (OTLP AnyValue). */
  readonly type: 'string' | 'int' | 'double' | 'boolean';
  /** Where it stands: on the resource, on a span, or on a span's event. */
  readonly on: readonly ('resource' | 'span' | 'event')[];
  readonly scrub: Scrub;
  /** Whether a publishable key (a browser) may send it; the others are accepted from servers (bearer) only. */
  readonly from: 'browser' | 'server';
  /** Unit and meaning, for the reference table. */
  readonly doc: string;
}

const resource = ['resource'] as const;
const span = ['span'] as const;
const event = ['event'] as const;
const spanAndEvent = ['span', 'event'] as const;

/** What a page may send. */
export const BROWSER_ATTRIBUTES = {
  'service.name': {
    type: 'string',
    on: resource,
    scrub: 'none',
    from: 'browser',
    doc: 'Name of the program, as configured.',
  },
  'service.version': {
    type: 'string',
    on: resource,
    scrub: 'none',
    from: 'browser',
    doc: 'Version of the program, as configured.',
  },
  'deployment.environment.name': {
    type: 'string',
    on: resource,
    scrub: 'none',
    from: 'browser',
    doc: "Environment, as configured; the ingest replaces it with the key's own.",
  },
  'telemetry.sdk.name': {
    type: 'string',
    on: resource,
    scrub: 'none',
    from: 'browser',
    doc: 'Name of the SDK: `throughline`.',
  },
  'telemetry.sdk.version': {
    type: 'string',
    on: resource,
    scrub: 'none',
    from: 'browser',
    doc: 'Version of the SDK.',
  },
  'telemetry.sdk.language': {
    type: 'string',
    on: resource,
    scrub: 'none',
    from: 'browser',
    doc: '`webjs` for a page.',
  },
  'session.id': {
    type: 'string',
    on: resource,
    scrub: 'none',
    from: 'browser',
    doc: '128 random bits as 32 hex digits, in memory only; derived from nothing.',
  },
  'user_agent.name': {
    type: 'string',
    on: resource,
    scrub: 'none',
    from: 'browser',
    doc: 'Browser family (Chrome, Edge, Firefox, Safari, other). Never a version or the user-agent string.',
  },
  'os.name': {
    type: 'string',
    on: resource,
    scrub: 'none',
    from: 'browser',
    doc: 'Operating system family (Windows, macOS, Linux, Android, iOS, other).',
  },
  'rum.device': {
    type: 'string',
    on: resource,
    scrub: 'none',
    from: 'browser',
    doc: 'Device class: desktop, mobile or tablet.',
  },
  'rum.report_rate': {
    type: 'double',
    on: resource,
    scrub: 'none',
    from: 'browser',
    doc: 'Share of page views that report, 0 to 1; metrics are weighted by its inverse.',
  },
  'rum.clock_skew_ms': {
    type: 'int',
    on: resource,
    scrub: 'none',
    from: 'server',
    doc: "Milliseconds that the ingest added to a client's times, where its clock was wrong. Set by the ingest only.",
  },
  'rum.span.type': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'What the span is: see Spans.',
  },
  'rum.route': {
    type: 'string',
    on: span,
    scrub: 'path',
    from: 'browser',
    doc: 'Route template of the page, such as `/residences/:id`. A span without it is never measured.',
  },
  'rum.navigation_type': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'How the page view came about: navigate, reload, back-forward, back-forward-cache, prerender, restore, soft-navigation.',
  },
  'rum.traced': {
    type: 'boolean',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'Whether the page view was sampled for tracing when it began.',
  },
  'rum.promoted': {
    type: 'boolean',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'True on a page view that was not sampled and is kept because it went wrong; its backend spans do not exist.',
  },
  'rum.target': {
    type: 'string',
    on: span,
    scrub: 'text',
    from: 'browser',
    doc: 'Safe element target: tag, role and data-rum-name; never text, ids or classes.',
  },
  'rum.load_state': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'Load state of the document when it happened: loading, dom-interactive, dom-content-loaded, complete.',
  },
  'rum.interaction.type': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'Event type of the interaction: click, pointerdown, keydown and so on. Never which key.',
  },
  'rum.resource.type': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'Initiator type of a resource: img, script, link, css, fetch, xmlhttprequest and so on.',
  },
  'rum.resource.url': {
    type: 'string',
    on: span,
    scrub: 'url',
    from: 'browser',
    doc: 'URL of the resource (LCP element, slow resource).',
  },
  'rum.script.url': {
    type: 'string',
    on: span,
    scrub: 'url',
    from: 'browser',
    doc: 'URL of the script that cost the most time in a long frame or an interaction.',
  },
  'rum.script.invoker_type': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'PerformanceScriptTiming.invokerType: event-listener, user-callback, classic-script and so on.',
  },
  'rum.script.function': {
    type: 'string',
    on: span,
    scrub: 'text',
    from: 'browser',
    doc: 'PerformanceScriptTiming.sourceFunctionName.',
  },
  'rum.script.duration_ms': {
    type: 'double',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'Milliseconds that script ran.',
  },
  'rum.long_frame.blocking_duration_ms': {
    type: 'double',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'PerformanceLongAnimationFrameTiming.blockingDuration, milliseconds.',
  },
  'rum.cls.largest_shift_value': {
    type: 'double',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'Score of the largest single layout shift of the session window.',
  },
  'rum.http.initiator': { type: 'string', on: span, scrub: 'none', from: 'browser', doc: 'fetch or xhr.' },
  'rum.error.source': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'error, unhandledrejection or manual.',
  },
  'browser.web_vital.name': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'LCP, INP, CLS, FCP or TTFB.',
  },
  'browser.web_vital.value': {
    type: 'double',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'Value in milliseconds (CLS: no unit).',
  },
  'browser.web_vital.delta': {
    type: 'double',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'Change since the last report of the same id.',
  },
  'browser.web_vital.id': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'Id of the metric instance within the page view; random.',
  },
  'browser.web_vital.rating': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'good, needs-improvement or poor.',
  },
  'browser.web_vital.navigation_type': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: "web-vitals' navigationType.",
  },
  'http.request.method': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'Request method, upper case; `_OTHER` for unknown ones.',
  },
  'http.response.status_code': {
    type: 'int',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'Response status code.',
  },
  'http.response.body.size': {
    type: 'int',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: 'Encoded body size, bytes.',
  },
  'server.address': {
    type: 'string',
    on: span,
    scrub: 'text',
    from: 'browser',
    doc: 'Host that was called.',
  },
  'server.port': { type: 'int', on: span, scrub: 'none', from: 'browser', doc: 'Port that was called.' },
  'url.full': {
    type: 'string',
    on: span,
    scrub: 'url',
    from: 'browser',
    doc: 'URL without query, fragment and credentials, its path templated.',
  },
  'url.template': {
    type: 'string',
    on: span,
    scrub: 'path',
    from: 'browser',
    doc: 'Path template of the request, such as `/api/residences/:id`.',
  },
  'network.protocol.name': { type: 'string', on: span, scrub: 'none', from: 'browser', doc: 'http.' },
  'network.protocol.version': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'browser',
    doc: '1.1, 2 or 3.',
  },
  'error.type': {
    type: 'string',
    on: span,
    scrub: 'text',
    from: 'browser',
    doc: "Status code as text, or the exception's name.",
  },
  'exception.type': {
    type: 'string',
    on: spanAndEvent,
    scrub: 'text',
    from: 'browser',
    doc: 'Name of the exception.',
  },
  'exception.message': {
    type: 'string',
    on: event,
    scrub: 'text',
    from: 'browser',
    doc: 'Message, scrubbed.',
  },
  'exception.stacktrace': {
    type: 'string',
    on: event,
    scrub: 'text',
    from: 'browser',
    doc: 'Stack, scrubbed; its URLs lose query and fragment.',
  },
} as const satisfies Record<string, Attribute>;

/** What a server may send besides: the stable HTTP, database, RPC, messaging and code conventions, and Next.js' own. */
export const SERVER_ATTRIBUTES = {
  'service.namespace': {
    type: 'string',
    on: resource,
    scrub: 'none',
    from: 'server',
    doc: 'Namespace of the service.',
  },
  'process.runtime.name': {
    type: 'string',
    on: resource,
    scrub: 'none',
    from: 'server',
    doc: 'Runtime, such as nodejs.',
  },
  'process.runtime.version': {
    type: 'string',
    on: resource,
    scrub: 'none',
    from: 'server',
    doc: 'Version of the runtime.',
  },
  'http.route': {
    type: 'string',
    on: span,
    scrub: 'path',
    from: 'server',
    doc: 'Route template of the server.',
  },
  'url.path': {
    type: 'string',
    on: span,
    scrub: 'path',
    from: 'server',
    doc: 'Path of the request, templated.',
  },
  'url.scheme': { type: 'string', on: span, scrub: 'none', from: 'server', doc: 'http or https.' },
  'network.transport': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'server',
    doc: 'tcp, udp, pipe, unix, inproc.',
  },
  'db.system.name': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'server',
    doc: 'Database system, such as postgresql.',
  },
  'db.namespace': { type: 'string', on: span, scrub: 'none', from: 'server', doc: 'Database name.' },
  'db.collection.name': { type: 'string', on: span, scrub: 'none', from: 'server', doc: 'Table.' },
  'db.operation.name': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'server',
    doc: 'SELECT, INSERT and so on.',
  },
  'db.query.text': {
    type: 'string',
    on: span,
    scrub: 'text',
    from: 'server',
    doc: 'Parameterised statement, without values.',
  },
  'db.query.summary': {
    type: 'string',
    on: span,
    scrub: 'text',
    from: 'server',
    doc: 'Low-cardinality summary of the statement.',
  },
  'db.response.status_code': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'server',
    doc: 'Status code of the database.',
  },
  'db.response.returned_rows': {
    type: 'int',
    on: span,
    scrub: 'none',
    from: 'server',
    doc: 'Rows that the statement returned.',
  },
  'rpc.system': { type: 'string', on: span, scrub: 'none', from: 'server', doc: 'RPC system.' },
  'rpc.service': { type: 'string', on: span, scrub: 'none', from: 'server', doc: 'RPC service.' },
  'rpc.method': { type: 'string', on: span, scrub: 'none', from: 'server', doc: 'RPC method.' },
  'messaging.system': { type: 'string', on: span, scrub: 'none', from: 'server', doc: 'Messaging system.' },
  'messaging.operation.type': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'server',
    doc: 'publish, receive, process and so on.',
  },
  'messaging.destination.name': {
    type: 'string',
    on: span,
    scrub: 'text',
    from: 'server',
    doc: 'Queue or topic.',
  },
  'code.function.name': {
    type: 'string',
    on: span,
    scrub: 'none',
    from: 'server',
    doc: 'Function that made the span.',
  },
  'next.route': { type: 'string', on: span, scrub: 'path', from: 'server', doc: 'Next.js route.' },
  'next.span_name': { type: 'string', on: span, scrub: 'path', from: 'server', doc: 'Next.js span name.' },
  'next.span_type': { type: 'string', on: span, scrub: 'none', from: 'server', doc: 'Next.js span type.' },
} as const satisfies Record<string, Attribute>;

/** The name of an attribute that a page may send. */
export type BrowserAttribute = keyof typeof BROWSER_ATTRIBUTES;

/** The name of any attribute of the allowlist. */
export type AttributeName = BrowserAttribute | keyof typeof SERVER_ATTRIBUTES;

/** Every attribute of the allowlist, by name; a Map, so that `constructor` and its like are no members. */
export const ATTRIBUTES: ReadonlyMap<string, Attribute> = new Map<string, Attribute>([
  ...Object.entries(BROWSER_ATTRIBUTES),
  ...Object.entries(SERVER_ATTRIBUTES),
]);

/** Prefix of the resource attributes with which the SDK tells what it dropped: `rum.client_dropped.{reason}`, a count. */
export const CLIENT_DROPPED_PREFIX = 'rum.client_dropped.';

/** Why the SDK dropped spans. Each is a whole number since the last batch that was acknowledged. */
export const CLIENT_DROP_REASONS = [
  'queue_full',
  'too_large',
  'refused',
  'stale',
  'ring_evicted',
  'rollover_cap',
] as const;

/** A reason for which the SDK dropped a span. */
export type ClientDropReason = (typeof CLIENT_DROP_REASONS)[number];
