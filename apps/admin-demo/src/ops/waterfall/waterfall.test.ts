import { describe, expect, it } from 'vitest';
import { buildWaterfall, ticksOf } from './buildWaterfall.ts';
import { categoryOf } from './spanCategory.ts';
import { testSpan } from './testSpan.ts';
import { moveFocus } from './tree/moveFocus.ts';
import { barLabelOf, noteOf } from './tree/rowLook.ts';

const TRACE = [
  testSpan({
    spanId: 'sql',
    parentSpanId: 'server',
    start: 40,
    end: 50,
    attributes: { 'db.system.name': 'postgresql' },
  }),
  testSpan({ spanId: 'page', start: 0, end: 100, attributes: { 'rum.span.type': 'page_view' } }),
  testSpan({
    spanId: 'click',
    parentSpanId: 'page',
    start: 20,
    end: 30,
    attributes: { 'rum.span.type': 'interaction' },
  }),
  testSpan({ spanId: 'server', parentSpanId: 'fetch', start: 35, end: 60, kind: 2, service: 'admin-panel' }),
  testSpan({
    spanId: 'fetch',
    parentSpanId: 'click',
    start: 25,
    end: 200,
    attributes: { 'rum.span.type': 'http' },
  }),
  testSpan({
    spanId: 'doc',
    parentSpanId: 'page',
    start: 1,
    end: 10,
    attributes: { 'rum.span.type': 'document_fetch' },
  }),
];

describe('buildWaterfall', () => {
  it('puts each span below its parent, siblings by start', () => {
    const { rows, start, duration } = buildWaterfall(TRACE);
    expect(rows.map(({ span, depth }) => `${depth} ${span.spanId}`)).toEqual([
      '0 page',
      '1 doc',
      '1 click',
      '2 fetch',
      '3 server',
      '4 sql',
    ]);
    expect({ start, duration }).toEqual({ start: 0, duration: 200 });
    expect(rows[3]).toMatchObject({ offset: 0.125, width: 0.875, children: 1, ancestors: ['page', 'click'] });
  });

  it('keeps the parts of a vital in the order in which they happen, though some have no length', () => {
    const part = (name: string, start: number, end: number) =>
      testSpan({
        spanId: name,
        parentSpanId: 'vital',
        start,
        end,
        attributes: { 'rum.span.type': 'web_vital_part' },
      });
    const { rows } = buildWaterfall([
      part('lcp.element_render_delay', 30, 90),
      part('lcp.resource_load_duration', 30, 30),
      part('lcp.resource_load_delay', 30, 30),
      part('lcp.time_to_first_byte', 0, 30),
      testSpan({ spanId: 'vital', start: 0, end: 90 }),
    ]);
    expect(rows.map(({ span }) => span.spanId)).toEqual([
      'vital',
      'lcp.time_to_first_byte',
      'lcp.resource_load_delay',
      'lcp.resource_load_duration',
      'lcp.element_render_delay',
    ]);
  });

  it('shows a span whose parent is missing as a root, and says so', () => {
    const { rows } = buildWaterfall([
      testSpan({ spanId: 'late', parentSpanId: 'gone', start: 5, end: 6 }),
      ...TRACE,
    ]);
    expect(rows.find(({ span }) => span.spanId === 'late')).toMatchObject({ depth: 0, orphan: true });
  });

  it('shows a span once that the store gives twice, and ends in spite of a circle', () => {
    const circle = [
      testSpan({ spanId: 'a', parentSpanId: 'b' }),
      testSpan({ spanId: 'b', parentSpanId: 'a' }),
      testSpan({ spanId: 'self', parentSpanId: 'self' }),
    ];
    expect(buildWaterfall([...circle, ...circle]).rows).toHaveLength(3);
    expect(buildWaterfall([])).toEqual({ rows: [], start: 0, duration: 0 });
  });
});

it.each([
  [200, [0, 50, 100, 150, 200]],
  [1_234, [0, 500, 1_000]],
  [0.7, [0, 0.2, 0.4, 0.6]],
  [0, [0]],
])('ticksOf(%d)', (duration, ticks) => {
  expect(ticksOf(duration).map((tick) => Number(tick.toPrecision(6)))).toEqual(ticks);
});

it('colours by what a span is', () => {
  expect(TRACE.map((span) => categoryOf(span).name)).toEqual([
    'Database',
    'Page view',
    'Interaction',
    'Server',
    'Request',
    'Document',
  ]);
  expect(categoryOf(testSpan({ spanId: 'x', attributes: { 'rum.span.type': 'constructor' } })).name).toBe(
    'Inside the server',
  );
});

it.each([
  ['CLS', 0, 0.3, '0.30', '0.30 · poor'],
  ['LCP', 3_000, 3_000, '3.00 s', '3.00 s · needs improvement'],
  ['INP', 40, 40, '40 ms', '40 ms'],
])('says what a %s is, in words and not by colour alone', (name, end, value, label, note) => {
  const vital = testSpan({
    spanId: 'vital',
    end,
    attributes: {
      'rum.span.type': 'web_vital',
      'browser.web_vital.name': name,
      'browser.web_vital.value': value,
    },
  });
  const [row] = buildWaterfall([vital]).rows;
  expect(row && [barLabelOf(row), noteOf(row)]).toEqual([label, note]);
});

describe('moveFocus', () => {
  const { rows } = buildWaterfall(TRACE);
  it.each([
    ['ArrowDown', 'page', false, { kind: 'focus', spanId: 'doc' }],
    ['ArrowUp', 'page', false, { kind: 'none' }],
    ['End', 'page', false, { kind: 'focus', spanId: 'sql' }],
    ['Home', 'sql', false, { kind: 'focus', spanId: 'page' }],
    ['ArrowLeft', 'click', false, { kind: 'fold', spanId: 'click' }],
    ['ArrowLeft', 'click', true, { kind: 'focus', spanId: 'page' }],
    ['ArrowLeft', 'doc', false, { kind: 'focus', spanId: 'page' }],
    ['ArrowRight', 'click', true, { kind: 'unfold', spanId: 'click' }],
    ['ArrowRight', 'click', false, { kind: 'focus', spanId: 'fetch' }],
    ['ArrowRight', 'sql', false, { kind: 'none' }],
    ['x', 'page', false, { kind: 'none' }],
  ])('%s on %s (folded: %s)', (key, spanId, folded, move) => {
    expect(moveFocus(key, rows, { spanId, folded })).toEqual(move);
  });
});
