import { type Attribute, attributesFrom, EVENT, RESOURCE, SPAN, SPAN_AND_EVENT } from './attribute.ts';

/**
 * The allowlist of pages: an attribute that is not named here leaves no page.
 *
 * Standard names come from the OpenTelemetry semantic conventions 1.40 (HTTP, URL, server, exception, user-agent,
 * session); names under `rum.` are ours.
 */

const { word, url, path, text, int, double, boolean } = attributesFrom('browser');

/** What a page may send. */
export const BROWSER_ATTRIBUTES = {
  'service.name': word(RESOURCE, 'Name of the program, as configured.'),
  'service.version': word(RESOURCE, 'Version of the program, as configured.'),
  'deployment.environment.name': word(
    RESOURCE,
    "Environment, as configured; the ingest replaces it with the key's own.",
  ),
  'telemetry.sdk.name': word(RESOURCE, 'Name of the SDK: `throughline`.'),
  'telemetry.sdk.version': word(RESOURCE, 'Version of the SDK.'),
  'telemetry.sdk.language': word(RESOURCE, '`webjs` for a page.'),
  'session.id': word(RESOURCE, '128 random bits as 32 hex digits, in memory only; derived from nothing.'),
  'user_agent.name': word(
    RESOURCE,
    'Browser family (Chrome, Edge, Firefox, Safari, other). Never a version or the user-agent string.',
  ),
  'os.name': word(RESOURCE, 'Operating system family (Windows, macOS, Linux, Android, iOS, other).'),
  'rum.device': word(RESOURCE, 'Device class: desktop, mobile or tablet.'),
  'rum.report_rate': double(
    RESOURCE,
    'Share of page views that report, 0 to 1; metrics are weighted by its inverse.',
  ),
  'rum.span.type': word(SPAN, 'What the span is: see Spans.'),
  'rum.route': path(
    SPAN,
    'Route template of the page, such as `/residences/:id`. A span without it is never measured.',
  ),
  'rum.navigation_type': word(
    SPAN,
    'How the page view came about: navigate, reload, back-forward, back-forward-cache, prerender, restore, soft-navigation.',
  ),
  'rum.traced': boolean(SPAN, 'Whether the page view was sampled for tracing when it began.'),
  'rum.server_trace': word(
    SPAN,
    'What became of the server span that the document names: joined, or why it is linked only: cache, service-worker, prerender, unstamped, stale, repeated.',
  ),
  'rum.promoted': boolean(
    SPAN,
    'True on a page view that was not sampled and is kept because it went wrong; its backend spans do not exist.',
  ),
  'rum.target': text(SPAN, 'Safe element target: tag, role and data-rum-name; never text, ids or classes.'),
  'rum.load_state': word(
    SPAN,
    'Load state of the document when it happened: loading, dom-interactive, dom-content-loaded, complete.',
  ),
  'rum.interaction.type': word(
    SPAN,
    'Event type of the interaction: click, pointerdown, keydown and so on. Never which key.',
  ),
  'rum.resource.type': word(
    SPAN,
    'Initiator type of a resource: img, script, link, css, fetch, xmlhttprequest and so on.',
  ),
  'rum.resource.url': url(SPAN, 'URL of the resource (LCP element, slow resource).'),
  'rum.script.url': url(SPAN, 'URL of the script that cost the most time in a long frame or an interaction.'),
  'rum.script.invoker_type': word(
    SPAN,
    'PerformanceScriptTiming.invokerType: event-listener, user-callback, classic-script and so on.',
  ),
  'rum.script.function': text(SPAN, 'PerformanceScriptTiming.sourceFunctionName.'),
  'rum.script.duration_ms': double(SPAN, 'Milliseconds that script ran.'),
  'rum.long_frame.blocking_duration_ms': double(
    SPAN,
    'PerformanceLongAnimationFrameTiming.blockingDuration, milliseconds.',
  ),
  'rum.cls.largest_shift_value': double(
    SPAN,
    'Score of the largest single layout shift of the session window.',
  ),
  'rum.http.initiator': word(SPAN, 'fetch or xhr.'),
  'rum.error.source': word(SPAN, 'error, unhandledrejection or manual.'),
  'browser.web_vital.name': word(SPAN, 'LCP, INP, CLS, FCP or TTFB.'),
  'browser.web_vital.value': double(SPAN, 'Value in milliseconds (CLS: no unit).'),
  'browser.web_vital.delta': double(SPAN, 'Change since the last report of the same id.'),
  'rum.vital.report': int(
    SPAN,
    'Which report of a vital it is, from 2: its page view went on after a hide, and the value changed. Histograms count the first report only.',
  ),
  'browser.web_vital.id': word(SPAN, 'Id of the metric instance within the page view; random.'),
  'browser.web_vital.rating': word(SPAN, 'good, needs-improvement or poor.'),
  'browser.web_vital.navigation_type': word(SPAN, "web-vitals' navigationType."),
  'http.request.method': word(SPAN, 'Request method, upper case; `_OTHER` for unknown ones.'),
  'http.response.status_code': int(SPAN, 'Response status code.'),
  'http.response.body.size': int(SPAN, 'Encoded body size, bytes.'),
  'server.address': word(SPAN, 'Host that was called, as in `url.full`.'),
  'server.port': int(SPAN, 'Port that was called.'),
  'url.full': url(SPAN, 'URL without query, fragment and credentials, its path templated.'),
  'url.template': path(SPAN, 'Path template of the request, such as `/api/residences/:id`.'),
  'network.protocol.name': word(SPAN, 'http.'),
  'network.protocol.version': word(SPAN, '1.1, 2 or 3.'),
  'error.type': text(SPAN, "Status code as text, or the exception's name."),
  'exception.type': text(SPAN_AND_EVENT, 'Name of the exception.'),
  'exception.message': text(EVENT, 'Message, scrubbed.'),
  'exception.stacktrace': text(EVENT, 'Stack, scrubbed; its URLs lose query and fragment.'),
} satisfies Record<string, Attribute>;

/** The name of an attribute that a page may send. */
export type BrowserAttribute = keyof typeof BROWSER_ATTRIBUTES;

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
