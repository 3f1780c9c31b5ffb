import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyValue, KeyValue, Span, Traces } from '../traces.ts';
import { readTracesJson } from './readTracesJson.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';

const good = {
  traceId: TRACE,
  spanId: SPAN,
  name: 'page_view /tasks',
  startTimeUnixNano: '1700000000000000000',
  endTimeUnixNano: '1700000001000000000',
};

function request(...spans: unknown[]): unknown {
  return { resourceSpans: [{ scopeSpans: [{ spans }] }] };
}

function read(value: unknown) {
  const result = readTracesJson(value);
  if (!result.ok) throw new Error(`${result.error.field}: ${result.error.reason}`);
  const spans = result.value.traces.resourceSpans.flatMap((r) => r.scopeSpans.flatMap((s) => s.spans));
  return { ...result.value, kept: spans };
}

function rejected(span: unknown) {
  const { rejected, kept } = read(request(span, good));
  expect(kept).toHaveLength(1);
  return rejected[0];
}

describe('readTracesJson', () => {
  it('makes ids lower case, integers canonical strings and enum names numbers, and drops unknown fields', () => {
    const span = {
      ...good,
      traceId: TRACE.toUpperCase(),
      kind: 'SPAN_KIND_CLIENT',
      startTimeUnixNano: 1_700_000_000_000_000_000,
      endTimeUnixNano: '0001700000001000000000'.slice(2),
      status: { code: 'STATUS_CODE_ERROR', deprecated: 1 },
      attributes: [{ key: 'n', value: { intValue: 42 }, extra: true }],
      trace_state: 'snake case is not the JSON encoding',
    };
    expect(read(request(span)).kept).toEqual([
      {
        ...good,
        kind: 3,
        status: { code: 2 },
        attributes: [{ key: 'n', value: { intValue: '42' } }],
      },
    ]);
  });

  it('refuses a request in original field names, which would be acknowledged and lost', () => {
    expect(readTracesJson({ resource_spans: [{}] })).toMatchObject({
      ok: false,
      error: { field: 'resource_spans', reason: expect.stringContaining('resourceSpans') },
    });
  });

  it.each(['scope_spans', 'instrumentationLibrarySpans'])(
    'refuses a resource whose spans are under %s: they would be acknowledged and lost',
    (name) => {
      const entry = { [name]: [{ spans: [good] }] };
      expect(readTracesJson({ resourceSpans: [entry] })).toMatchObject({
        ok: false,
        error: { field: `resourceSpans[0].${name}`, reason: expect.stringContaining('scopeSpans') },
      });
      // beside the right one it is an unknown field
      expect(read({ resourceSpans: [{ ...entry, scopeSpans: [] }] })).toMatchObject({ spans: 0 });
    },
  );

  it('counts spans past the limit, and looks at none of them', () => {
    const scopeSpans = [{ spans: [good, 0] }, { spans: Array.from({ length: 100_000 }, () => 0) }];
    expect(readTracesJson({ resourceSpans: [{ scopeSpans }] }, 10)).toMatchObject({
      ok: true,
      value: { spans: 100_002, rejected: [{ field: 'resourceSpans[0].scopeSpans[0].spans[1]' }] },
    });
  });

  it('takes an empty request, and null for what is absent', () => {
    expect(read({})).toMatchObject({ spans: 0, rejected: [], traces: { resourceSpans: [] } });
    const span = { ...good, parentSpanId: null, attributes: null, events: null, status: null };
    expect(
      read({ resourceSpans: [{ resource: null, scopeSpans: [{ scope: null, spans: [span] }] }] }).kept,
    ).toEqual([{ ...good, kind: 0, attributes: [] }]);
  });

  it.each([
    [null, ''],
    [[], ''],
    ['text', ''],
    [{ resourceSpans: {} }, 'resourceSpans'],
    [{ resourceSpans: [1] }, 'resourceSpans[0]'],
    [{ resourceSpans: [{ scopeSpans: 'x' }] }, 'resourceSpans[0].scopeSpans'],
    [{ resourceSpans: [{}, { scopeSpans: [{ spans: {} }] }] }, 'resourceSpans[1].scopeSpans[0].spans'],
    [{ resourceSpans: [{ resource: 5, scopeSpans: [{ spans: [good] }] }] }, 'resourceSpans[0].resource'],
    [
      { resourceSpans: [{ resource: { attributes: [{ key: 1 }] }, scopeSpans: [{ spans: [good] }] }] },
      'resourceSpans[0].resource.attributes[0].key',
    ],
    [
      { resourceSpans: [{ scopeSpans: [{ scope: { name: 1 }, spans: [good] }] }] },
      'resourceSpans[0].scopeSpans[0].scope.name',
    ],
  ])('refuses the request %j', (value, field) => {
    const result = readTracesJson(value);
    expect(result.ok ? 'taken' : result.error.field).toBe(field);
  });

  it.each([
    ['traceId', { traceId: '0'.repeat(32) }, 'must not be all zero'],
    ['traceId', { traceId: 'xyz' }, 'must be hex digits, not base64'],
    ['traceId', { traceId: 'ab' }, 'must be 32 hex digits'],
    ['traceId', { traceId: undefined }, 'is missing'],
    ['spanId', { spanId: 7 }, 'must be a string'],
    ['parentSpanId', { parentSpanId: 'abcd' }, 'must be 16 hex digits'],
    ['name', { name: '' }, 'is missing'],
    ['name', { name: ['x'] }, 'must be a string'],
    [
      'startTimeUnixNano',
      { startTimeUnixNano: '-1' },
      'must be an unsigned 64-bit integer, as a decimal string',
    ],
    [
      'startTimeUnixNano',
      { startTimeUnixNano: 1.5 },
      'must be an unsigned 64-bit integer, as a decimal string',
    ],
    ['startTimeUnixNano', { startTimeUnixNano: '0' }, 'is missing'],
    [
      'endTimeUnixNano',
      { endTimeUnixNano: '18446744073709551616' },
      'must be an unsigned 64-bit integer, as a decimal string',
    ],
    ['kind', { kind: 'CLIENT' }, 'must be an integer from 0 to 5'],
    ['flags', { flags: -1 }, 'must be an unsigned 32-bit integer'],
    ['status', { status: 'bad' }, 'must be an object'],
    ['status.code', { status: { code: 1.5 } }, 'must be an integer from 0 to 2'],
    ['attributes', { attributes: { a: 1 } }, 'must be an array'],
    [
      'attributes[0].value.intValue',
      { attributes: [{ key: 'a', value: { intValue: '9223372036854775808' } }] },
      'must be a 64-bit integer, as a decimal string',
    ],
    [
      'attributes[0].value.boolValue',
      { attributes: [{ key: 'a', value: { boolValue: 'yes' } }] },
      'must be true or false',
    ],
    [
      'attributes[0].value',
      { attributes: [{ key: 'a', value: 'text' }] },
      'must be an object such as {"stringValue":"…"}',
    ],
    ['events[0]', { events: [null] }, 'must be an object'],
    [
      'events[0].timeUnixNano',
      { events: [{ timeUnixNano: 'soon', name: 'e' }] },
      'must be an unsigned 64-bit integer, as a decimal string',
    ],
    ['links[1].spanId', { links: [{}, { traceId: TRACE, spanId: {} }] }, 'must be a string'],
  ])('rejects only the span with a bad %s: %j', (field, fields, reason) => {
    expect(rejected({ ...good, ...fields })).toEqual({
      field: `resourceSpans[0].scopeSpans[0].spans[0].${field}`,
      reason,
    });
  });

  it('names the place of a bad span among good ones', () => {
    const result = read(request(good, good, good, { ...good, traceId: 'zz' }, 'no span'));
    expect(result.spans).toBe(5);
    expect(result.kept).toHaveLength(3);
    expect(result.rejected.map(({ field }) => field)).toEqual([
      'resourceSpans[0].scopeSpans[0].spans[3].traceId',
      'resourceSpans[0].scopeSpans[0].spans[4]',
    ]);
  });

  it('keeps an end before its start, and counts a link that leads nowhere as dropped', () => {
    const { kept } = read(request({ ...good, endTimeUnixNano: '5', links: [{ traceId: '', spanId: '' }] }));
    expect(kept[0]).toMatchObject({ endTimeUnixNano: '5', droppedLinksCount: 1 });
    expect(kept[0]?.links).toBeUndefined();
  });

  it('bounds the depth of values', () => {
    const nested = (depth: number): unknown =>
      depth === 0 ? { stringValue: 'deep' } : { arrayValue: { values: [nested(depth - 1)] } };
    const span = (depth: number) => ({ ...good, attributes: [{ key: 'a', value: nested(depth) }] });
    expect(read(request(span(8))).rejected).toEqual([]);
    expect(rejected(span(9))?.reason).toBe('is nested deeper than 8');
    expect(rejected(span(5_000))?.reason).toBe('is nested deeper than 8');
  });

  it('takes prototype names as the data that they are', () => {
    const body = `{"__proto__":{"polluted":1},"constructor":1,"resourceSpans":[{"__proto__":{"scopeSpans":1},"scopeSpans":[{"spans":[
      {"traceId":"${TRACE}","spanId":"${SPAN}","name":"__proto__","startTimeUnixNano":"1","__proto__":{"kind":9},
       "attributes":[{"key":"__proto__","value":{"kvlistValue":{"values":[{"key":"constructor","value":{}}]}}}]}]}]}]}`;
    const { kept } = read(JSON.parse(body));
    expect(kept[0]).toMatchObject({ name: '__proto__', kind: 0, attributes: [{ key: '__proto__' }] });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('writes doubles that JSON cannot carry as text', () => {
    const attributes = ['NaN', '-Infinity', '1e3'].map((doubleValue) => ({
      key: 'd',
      value: { doubleValue },
    }));
    expect(read(request({ ...good, attributes })).kept[0]?.attributes.map(({ value }) => value)).toEqual([
      { stringValue: 'NaN' },
      { stringValue: '-Infinity' },
      { doubleValue: 1000 },
    ]);
  });

  it("takes the official exporter's whole numbers past 64 bits as doubles", () => {
    const attributes = [{ key: 'big', value: { intValue: 1e300 } }];
    expect(read(request({ ...good, attributes })).kept[0]?.attributes[0]?.value).toEqual({
      doubleValue: 1e300,
    });
  });

  it('reads its own canonical form back unchanged', () => {
    fc.assert(
      fc.property(traces, (value) => {
        const result = readTracesJson(JSON.parse(JSON.stringify(value)));
        expect(result).toEqual({ ok: true, value: expect.objectContaining({ traces: value, rejected: [] }) });
      }),
      { numRuns: 200 },
    );
  });

  it('never throws, whatever JSON it gets', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        const body: unknown = JSON.parse(json);
        for (const value of [
          body,
          { resourceSpans: body },
          { resourceSpans: [{ scopeSpans: [{ spans: [body] }] }] },
        ]) {
          expect(readTracesJson(value)).toHaveProperty('ok');
        }
      }),
    );
  });
});

const hex = (digits: number) =>
  fc
    .string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: digits, maxLength: digits })
    .filter((id) => /[^0]/.test(id));
const nanos = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String);
const { value: anyValue } = fc.letrec<{ value: AnyValue; pair: KeyValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.record({ stringValue: fc.string() }),
    fc.record({ boolValue: fc.boolean() }),
    fc.record({ intValue: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String) }),
    fc.record({ doubleValue: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0) }),
    fc.record({ arrayValue: fc.record({ values: fc.array(tie('value'), { maxLength: 3 }) }) }),
    fc.record({ kvlistValue: fc.record({ values: fc.array(tie('pair'), { maxLength: 3 }) }) }),
  ),
  pair: fc.record({ key: fc.string(), value: tie('value') }),
}));
const attributes = fc.array(fc.record({ key: fc.string(), value: anyValue }), { maxLength: 4 });
const span = fc.record(
  {
    traceId: hex(32),
    spanId: hex(16),
    parentSpanId: hex(16),
    traceState: fc.string({ minLength: 1 }),
    flags: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    name: fc.string({ minLength: 1 }),
    kind: fc.nat(5),
    startTimeUnixNano: nanos,
    endTimeUnixNano: nanos,
    attributes,
    events: fc.array(fc.record({ timeUnixNano: nanos, name: fc.string() }), { minLength: 1, maxLength: 2 }),
    status: fc.record({ code: fc.integer({ min: 1, max: 2 }) }),
  },
  {
    requiredKeys: ['traceId', 'spanId', 'name', 'kind', 'startTimeUnixNano', 'endTimeUnixNano', 'attributes'],
  },
) as fc.Arbitrary<Span>;
const traces: fc.Arbitrary<Traces> = fc.record({
  resourceSpans: fc.array(
    fc.record({
      resource: fc.record({ attributes }),
      scopeSpans: fc.array(fc.record({ spans: fc.array(span, { minLength: 1, maxLength: 3 }) }), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
    { maxLength: 2 },
  ),
});
