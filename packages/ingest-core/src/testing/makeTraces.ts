import type { AnyValue, KeyValue, Span, Traces } from '@throughline/wire/otlp/traces';

type Value = string | number | boolean;

/** A span in the making: everything that a test doesn't care about has a good value. */
export interface SpanInput
  extends Partial<Omit<Span, 'attributes' | 'startTimeUnixNano' | 'endTimeUnixNano'>> {
  /** Unix milliseconds. */
  readonly start?: number;
  readonly durationMs?: number;
  readonly attributes?: Readonly<Record<string, Value>>;
}

export interface TracesInput {
  readonly resource?: Readonly<Record<string, Value>>;
  readonly spans: readonly SpanInput[];
}

/** OTLP attributes from plain values; numbers are doubles, unless they are `int`. */
export function keyValues(attributes: Readonly<Record<string, Value>>): KeyValue[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: anyValue(value) }));
}

/** A random id of some bytes, in hex, not all zero. */
export function randomHex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  random[0] = (random[0] ?? 0) | 1;
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** An OTLP request of one resource, such as a page sends it. */
export function makeTraces({ resource = {}, spans }: TracesInput): Traces {
  const attributes = keyValues({
    'service.name': 'shop',
    'rum.device': 'desktop',
    'rum.report_rate': 1,
    ...resource,
  });
  return {
    resourceSpans: [
      { resource: { attributes }, scopeSpans: [{ scope: { name: 'rum' }, spans: spans.map(makeSpan) }] },
    ],
  };
}

/** A page view and what is measured of it. */
export function makePageView(traceId = randomHex(16), { flags = 0x03 } = {}): SpanInput[] {
  const route = { 'rum.route': '/residences/:id' };
  const vital = (name: string, value: number): SpanInput => ({
    traceId,
    flags,
    name: `web_vital ${name}`,
    attributes: {
      ...route,
      'rum.span.type': 'web_vital',
      'rum.navigation_type': 'navigate',
      'browser.web_vital.name': name,
      'browser.web_vital.value': value,
    },
  });
  return [
    {
      traceId,
      flags,
      name: 'page_view /residences/:id',
      attributes: { ...route, 'rum.span.type': 'page_view', 'rum.navigation_type': 'navigate' },
    },
    vital('LCP', 2500),
    vital('CLS', 0.1),
    {
      traceId,
      flags,
      name: 'GET /api/residences/:id',
      kind: 3,
      durationMs: 100,
      attributes: {
        ...route,
        'rum.span.type': 'http',
        'http.request.method': 'GET',
        'http.response.status_code': 200,
        'server.address': 'shop.example',
        'url.template': '/api/residences/:id',
      },
    },
  ];
}

/** Its members in the order in which the SDK writes them. */
function makeSpan(input: SpanInput): Span {
  const { start = Date.now() - 1000, durationMs = 10, attributes = {}, parentSpanId, ...fields } = input;
  return {
    attributes: keyValues(attributes),
    traceId: randomHex(16),
    spanId: randomHex(8),
    ...(parentSpanId !== undefined && { parentSpanId }),
    flags: 0x03,
    name: 'span',
    kind: 1,
    startTimeUnixNano: nanos(start),
    endTimeUnixNano: nanos(start + durationMs),
    ...fields,
  };
}

function nanos(ms: number): string {
  return (BigInt(Math.round(ms * 1000)) * 1000n).toString();
}

function anyValue(value: Value): AnyValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}
