import { BROWSER_ATTRIBUTES } from '@throughline/conventions/browserAttributes';
import { SERVER_ATTRIBUTES } from '@throughline/conventions/serverAttributes';
import { MAX_ATTRIBUTES_PER_SPAN, MAX_VALUE_LENGTH } from '@throughline/conventions/wire';
import type { KeyValue, Span } from '@throughline/wire/otlp/traces';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../admit/caller.ts';
import { keyValues, makePageView, makeTraces } from '../testing/makeTraces.ts';
import { createCleanTexts } from './cleanTexts.ts';
import { scrubTraces } from './scrubTraces.ts';

const PAGE: Caller = {
  kind: 'page',
  app: 'shop',
  environment: 'production',
  sampleRate: 1,
  reportRate: 1,
  limitKey: 'key:pk_1',
};
const SERVER: Caller = { ...PAGE, kind: 'server' };

function scrub(span: Partial<Span>, { caller = PAGE, resource = {}, skewMs = 0 } = {}) {
  const traces = makeTraces({ resource, spans: [{}] });
  const [entry] = traces.resourceSpans;
  const spans = entry?.scopeSpans[0]?.spans;
  if (spans?.[0] !== undefined) spans[0] = { ...spans[0], ...span };
  const result = scrubTraces(traces, { caller, skewMs, clean: createCleanTexts(), goingOn: undefined });
  const scrubbed = result.traces.resourceSpans[0];
  return {
    span: scrubbed?.scopeSpans[0]?.spans[0],
    resource: plain(scrubbed?.resource.attributes ?? []),
    counts: Object.fromEntries(result.scrubbed),
  };
}

function plain(attributes: readonly KeyValue[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}

describe('scrubTraces', () => {
  it('leaves a page view of the SDK as it is, but for the environment', () => {
    const traces = makeTraces({ spans: makePageView() });
    const { traces: scrubbed, scrubbed: counts } = scrubTraces(traces, {
      caller: PAGE,
      skewMs: 0,
      clean: createCleanTexts(),
      goingOn: undefined,
    });
    const spansOf = (of: typeof traces) => of.resourceSpans[0]?.scopeSpans[0]?.spans.map((span) => span.name);
    expect(spansOf(scrubbed)).toEqual(spansOf(traces));
    expect(counts.size).toBe(0);
    const attributes = scrubbed.resourceSpans[0]?.scopeSpans[0]?.spans.map((span) => plain(span.attributes));
    expect(attributes?.[3]).toMatchObject({
      'http.response.status_code': '200',
      'server.address': 'shop.example',
      'url.template': '/api/residences/:id',
    });
  });

  it('drops what the allowlist has not, has elsewhere, or has as another type, and counts it in the span', () => {
    const { span } = scrub({
      attributes: [
        ...keyValues({
          'user.email': 'jane@example.com',
          constructor: 'x',
          __proto__x: 1,
          'service.name': 'x',
        }),
        ...keyValues({ 'rum.route': 42, 'rum.promoted': 'true', 'http.response.status_code': 2.5 }),
        { key: 'rum.target', value: { arrayValue: { values: [{ stringValue: 'x' }] } } },
        ...keyValues({ 'rum.load_state': 'complete' }),
        ...keyValues({ 'rum.load_state': 'loading' }),
      ],
    });
    expect(plain(span?.attributes ?? [])).toEqual({ 'rum.load_state': 'complete' });
    expect(span?.droppedAttributesCount).toBe(9);
  });

  it('takes whole doubles that were written as integers, and integers that were written as doubles', () => {
    const attributes = [
      { key: 'browser.web_vital.value', value: { intValue: '2500' } },
      { key: 'http.response.status_code', value: { doubleValue: 200 } },
      { key: 'server.port', value: { intValue: '4111111111111111' } },
    ];
    expect(scrub({ attributes }).span?.attributes).toEqual([
      { key: 'browser.web_vital.value', value: { doubleValue: 2500 } },
      { key: 'http.response.status_code', value: { intValue: '200' } },
    ]);
  });

  it('lets servers send more than pages', () => {
    const attributes = keyValues({
      'db.system.name': 'postgresql',
      'db.query.text': 'SELECT id FROM tasks WHERE id = $1',
    });
    expect(scrub({ attributes }).span?.attributes).toEqual([]);
    expect(scrub({ attributes }, { caller: SERVER }).span?.attributes).toEqual(attributes);
  });

  it("keeps what says how a server's call went", () => {
    const sent = {
      'http.request.resend_count': 2,
      'http.request.method_original': 'PURGE',
      'db.operation.batch.size': 7,
      'db.stored_procedure.name': 'close_month',
      'rpc.grpc.status_code': 14,
      'rpc.response.status_code': 'UNAVAILABLE',
      'messaging.batch.message_count': 3,
      'code.line.number': 12,
    };
    const { span } = scrub({ attributes: keyValues(sent) }, { caller: SERVER });
    const asSent = Object.entries(sent).map(([key, value]) => [key, String(value)]);
    expect(plain(span?.attributes ?? [])).toEqual(Object.fromEntries(asSent));
    expect(scrub({ attributes: keyValues(sent) }).span?.attributes).toEqual([]);
  });

  it('takes the values out of statements, whoever sends them', () => {
    const statement = "SELECT id FROM tasks WHERE owner = 'Wexmoor' AND id = 4242";
    const { span, counts } = scrub(
      {
        name: statement,
        attributes: keyValues({ 'db.query.text': statement }),
        status: { code: 2, message: statement },
      },
      { caller: SERVER },
    );
    expect(JSON.stringify(span)).not.toMatch(/Wexmoor|4242/);
    expect(counts).toEqual({ literal: 6 });
  });

  it("sets a page's environment, and only fills in a server's", () => {
    const resource = { 'deployment.environment.name': 'staging' };
    expect(scrub({}, { resource }).resource['deployment.environment.name']).toBe('production');
    expect(scrub({}, { resource, caller: SERVER }).resource['deployment.environment.name']).toBe('staging');
    expect(scrub({}, { caller: SERVER }).resource['deployment.environment.name']).toBe('production');
  });

  it('records the skew, takes none from a page, and adds to what a relay recorded', () => {
    const resource = { 'rum.clock_skew_ms': 1000 };
    expect(scrub({}, { resource }).resource).not.toHaveProperty('rum.clock_skew_ms');
    expect(scrub({}, { resource, skewMs: 60_000 }).resource['rum.clock_skew_ms']).toBe('60000');
    expect(scrub({}, { resource, caller: SERVER, skewMs: 60_000 }).resource['rum.clock_skew_ms']).toBe(
      '61000',
    );
  });

  it('keeps random ids and commits by their exact shape, and scrubs them otherwise', () => {
    const id = 'a7'.repeat(16);
    expect(scrub({}, { resource: { 'session.id': id } }).resource['session.id']).toBe(id);
    expect(scrub({}, { resource: { 'session.id': 'jane@example.com' } }).resource['session.id']).toBe(
      '[email]',
    );
    const vital = 'v6-1790000000000-1234567890123';
    const attributes = keyValues({ 'browser.web_vital.id': vital });
    expect(scrub({ attributes }).span?.attributes).toEqual(attributes);
  });

  it('templates names, urls and paths, and keeps what it has templated', () => {
    const { span, counts } = scrub({
      name: 'GET /residences/42/jane@example.com?token=1',
      attributes: keyValues({
        'rum.route': '/residences/[id]/tasks/:id',
        'url.full': 'https://user:pw@shop.example/a/42?q=1#f',
        'url.template': '/orders/9b2f0c1e-1111-4222-8333-444455556666',
      }),
    });
    expect(span?.name).toBe('GET /residences/:id/:email');
    expect(plain(span?.attributes ?? [])).toEqual({
      'rum.route': '/residences/[id]/tasks/:id',
      'url.full': 'https://shop.example/a/:id',
      'url.template': '/orders/:uuid',
    });
    expect(counts).toMatchObject({ credentials: 1, query: 2 });
  });

  it.each([
    ['//orders/jane-doe-2024-1234', '/orders/:id'],
    ['orders/jane-doe-2024-1234', 'orders/:id'],
    ['GET /orders/1234', 'GET /orders/:id'],
    ['checkout', 'checkout'],
  ])('templates the route %j, however it begins', (route, templated) => {
    const { span } = scrub({ attributes: keyValues({ 'rum.route': route }) });
    expect(plain(span?.attributes ?? [])).toEqual({ 'rum.route': templated });
  });

  it('counts each occurrence of a repeated value', () => {
    const { counts } = scrub({
      name: 'to jane@example.com',
      status: { code: 2, message: 'to jane@example.com' },
    });
    expect(counts).toEqual({ email: 2 });
    const spans = [{ name: 'to jane@example.com' }, { name: 'to jane@example.com' }];
    const { scrubbed } = scrubTraces(makeTraces({ spans }), {
      caller: PAGE,
      skewMs: 0,
      clean: createCleanTexts(),
      goingOn: undefined,
    });
    expect(scrubbed.get('email')).toBe(2);
  });

  it('keeps only the ot member of tracestates, known events, and the ids of links', () => {
    const { span } = scrub({
      traceState: 'vendor=jane@example.com,ot=th:8;xx:1',
      events: [
        {
          timeUnixNano: '1',
          name: 'exception',
          attributes: keyValues({ 'exception.message': 'to jane@example.com', x: 1 }),
        },
        { timeUnixNano: '1', name: 'jane@example.com' },
      ],
      links: [
        {
          traceId: '1'.repeat(32),
          spanId: '2'.repeat(16),
          traceState: 'x=y',
          attributes: keyValues({ x: 1 }),
        },
      ],
      status: { code: 2, message: 'mail jane@example.com' },
    });
    expect(span).toMatchObject({
      traceState: 'ot=th:8',
      droppedEventsCount: 1,
      status: { code: 2, message: 'mail [email]' },
    });
    const attributes = keyValues({ 'exception.message': 'to [email]' });
    expect(span?.events).toEqual([
      { timeUnixNano: '1', name: 'exception', attributes, droppedAttributesCount: 1 },
    ]);
    expect(span?.links).toEqual([
      { traceId: '1'.repeat(32), spanId: '2'.repeat(16), droppedAttributesCount: 1 },
    ]);
  });

  it("adds what it drops to what the client has dropped, within the protocol's 32 bits", () => {
    const droppedAttributesCount = 2 ** 32 - 2;
    const attributes = () => keyValues({ x: 1, y: 2 });
    const { span } = scrub({
      attributes: attributes(),
      droppedAttributesCount: 3,
      events: [{ timeUnixNano: '1', name: 'exception', attributes: attributes(), droppedAttributesCount }],
    });
    expect(span).toMatchObject({ droppedAttributesCount: 5 });
    expect(span?.events).toMatchObject([{ droppedAttributesCount: 2 ** 32 - 1 }]);
  });

  it('cuts long values, never through a pair, and finds what stands across the cut', () => {
    const cut = (text: string) =>
      plain(scrub({ attributes: keyValues({ 'rum.target': text }) }).span?.attributes ?? [])['rum.target'];
    expect(cut('a '.repeat(5_000))).toHaveLength(MAX_VALUE_LENGTH);
    const smile = cut(`${'x '.repeat(MAX_VALUE_LENGTH / 2 - 1)}x😀😀`) as string;
    expect(smile).toHaveLength(MAX_VALUE_LENGTH - 1);
    // throws for half a pair
    expect(() => encodeURIComponent(smile)).not.toThrow();
    const across = cut(`${'x '.repeat(MAX_VALUE_LENGTH / 2 - 4)}jane.doe@example.com`) as string;
    expect(across).not.toMatch(/jane/);
  });

  it('has fewer names than the limit of attributes per span', () => {
    const names = Object.keys({ ...BROWSER_ATTRIBUTES, ...SERVER_ATTRIBUTES });
    expect(names.length).toBeLessThan(MAX_ATTRIBUTES_PER_SPAN);
  });
});

const SECRETS = [
  'jane.doe@example.com',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.c2lnbmF0dXJlLXZhbHVl',
  '4111 1111 1111 1111',
  'DE89370400440532013000',
  '+49 170 1234567',
  '203.0.113.77',
  '00:1a:2b:3c:4d:5e',
  '52.520008, 13.404954',
  'AKIAIOSFODNN7EXAMPLE',
  '123456789012',
];
const NAMES = [
  ...Object.keys({ ...BROWSER_ATTRIBUTES, ...SERVER_ATTRIBUTES }),
  'user.email',
  '__proto__',
  'x',
];

describe('a planted secret', () => {
  it('never comes out, wherever it is put', () => {
    const secret = fc.constantFrom(...SECRETS);
    const around = fc.constantFrom('', 'error for ', 'https://shop.example/a?x=', '/account/', 'Call to "');
    const text = fc.tuple(around, secret).map(([before, value]) => before + value);
    const attribute = fc
      .tuple(fc.constantFrom(...NAMES), text)
      .map(([key, value]) => ({ key, value: { stringValue: value } }));
    const attributes = fc.array(attribute, { maxLength: 5 });
    const span = fc.record({
      name: text,
      traceState: text,
      attributes,
      status: fc.record({ code: fc.constant(2), message: text }),
      events: fc.array(
        fc.record({
          timeUnixNano: fc.constant('1'),
          name: fc.oneof(text, fc.constant('exception')),
          attributes,
        }),
      ),
    });
    fc.assert(
      fc.property(span, attributes, text, fc.constantFrom(PAGE, SERVER), (input, resource, scope, caller) => {
        const traces = makeTraces({ spans: [{}] });
        const [entry] = traces.resourceSpans;
        const [scoped] = entry?.scopeSpans ?? [];
        const [base] = scoped?.spans ?? [];
        if (entry === undefined || scoped === undefined || base === undefined) throw new Error('no span');
        entry.resource.attributes.push(...resource);
        entry.schemaUrl = scope;
        scoped.scope = { name: scope, version: scope };
        scoped.spans = [{ ...base, ...input }];
        const out = JSON.stringify(
          scrubTraces(traces, { caller, skewMs: 0, clean: createCleanTexts(), goingOn: undefined }).traces,
        );
        for (const value of SECRETS) expect(out).not.toContain(value);
      }),
      { numRuns: 500 },
    );
  });

  it('does not change when it is scrubbed again', () => {
    for (const secret of SECRETS) {
      const traces = makeTraces({
        spans: [{ name: `GET ${secret}`, attributes: { 'rum.target': `to ${secret}` } }],
      });
      const once = scrubTraces(traces, {
        caller: SERVER,
        skewMs: 0,
        clean: createCleanTexts(),
        goingOn: undefined,
      });
      const twice = scrubTraces(once.traces, {
        caller: SERVER,
        skewMs: 0,
        clean: createCleanTexts(),
        goingOn: undefined,
      });
      expect(twice.traces).toEqual(once.traces);
      expect(twice.scrubbed.size).toBe(0);
    }
  });
});
