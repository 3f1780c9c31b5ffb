import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type Span,
  type TimeInput,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { WebTracerProvider } from '@opentelemetry/sdk-trace-web';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RumOptions } from '../../options/options.ts';
import { createClock } from '../clock.ts';
import { createActiveSpans } from '../context/activeSpans.ts';
import { joiningSpans } from '../context/joiningSpans.ts';
import { createTracer } from '../context/tracer.ts';
import { createSampler } from '../sampling/sampling.ts';
import type { ReadableSpan } from './readableSpan.ts';
import { createRecorder } from './recorder.ts';
import { silentSpan } from './silentSpan.ts';
import { spanSource } from './spanSource.ts';
import { toReadable } from './toReadable.ts';

/** As if the page had been open for a minute: times on `performance.now()`'s clock are below, Unix times above. */
const NOW = 60_000;
const ORIGIN = Math.trunc(performance.timeOrigin);

beforeEach(() => {
  vi.spyOn(performance, 'now').mockReturnValue(NOW);
  vi.spyOn(performance, 'timeOrigin', 'get').mockReturnValue(ORIGIN);
  vi.spyOn(Date, 'now').mockReturnValue(ORIGIN + NOW);
});
afterEach(() => vi.restoreAllMocks());

const key = fc.constantFrom('a', 'b', 'rum.route', 'error.type', '', '__proto__x');
const scalar = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant('x'.repeat(5000)));
const value = fc.oneof(
  scalar,
  fc.constantFrom<unknown>(undefined, {}, Symbol('no'), 1n, () => 1),
);
const attributes = fc.option(
  fc.oneof(
    fc.dictionary(key, value, { noNullPrototype: true }),
    fc.constant(Object.fromEntries(Array.from({ length: 140 }, (_, at) => [`k${at}`, at]))),
  ),
  { nil: undefined },
);
const time: fc.Arbitrary<TimeInput | undefined> = fc.oneof(
  fc.constant(undefined),
  // sixteenths of a millisecond, which fit behind a Unix time in a double: finer ones round differently on either way
  fc.integer({ min: 0, max: NOW * 16 }).map((sixteenths) => sixteenths / 16),
  fc.double({ min: 1.6e12, max: 1.9e12, noNaN: true }),
  fc.date({ min: new Date(1.6e12), max: new Date(1.9e12), noInvalidDate: true }),
  fc.tuple(fc.integer({ min: 1.6e9, max: 1.9e9 }), fc.nat(999_999_999)),
);
const context = fc.record({
  traceId: fc.constantFrom('0af7651916cd43dd8448eb211c80319c', '0'.repeat(32), 'nonsense'),
  spanId: fc.constantFrom('b7ad6b7169203331', '0'.repeat(16), 'B7AD6B7169203331'),
  traceFlags: fc.constantFrom(0, 1),
});
const link = fc.record({ context, attributes });
const status = fc.record({
  code: fc.constantFrom(0, 1, 2),
  message: fc.oneof(fc.string(), fc.constantFrom<unknown>(undefined, 7)),
});
const exception = fc.oneof(
  fc.string(),
  fc.record(
    { code: fc.oneof(fc.nat(3), fc.string()), name: fc.string(), message: fc.string(), stack: fc.string() },
    { requiredKeys: [], noNullPrototype: true },
  ),
  fc.constant(null),
);
const step = fc.oneof(
  fc.tuple(fc.constant('setAttribute'), key, value),
  fc.tuple(
    fc.constant('setAttributes'),
    attributes.map((given) => given ?? {}),
  ),
  fc.tuple(fc.constant('addEvent'), fc.string(), fc.oneof(attributes, time), time),
  fc.tuple(fc.constant('addLink'), link),
  fc.tuple(fc.constant('addLinks'), fc.array(link, { maxLength: 3 })),
  fc.tuple(fc.constant('setStatus'), status),
  fc.tuple(fc.constant('updateName'), fc.string()),
  fc.tuple(fc.constant('recordException'), exception, time),
  fc.tuple(fc.constant('end'), time),
);
const options = fc.record(
  {
    kind: fc.constantFrom(0, 1, 2, 3, 4),
    attributes,
    links: fc.array(link, { maxLength: 2 }),
    startTime: time,
    root: fc.boolean(),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const program = fc.array(
  fc.record({
    options,
    parent: fc.option(context),
    steps: fc.array(step, { maxLength: 8 }),
    events: fc.nat(140),
  }),
  { maxLength: 4 },
);
type Program = typeof program extends fc.Arbitrary<infer T> ? T : never;

/** Runs a program; each span that was ended before is the parent of the next where that names none. */
function run(tracer: Tracer, spans: Program): unknown[] {
  const answers: unknown[] = [];
  let outer: Context = ROOT_CONTEXT;
  for (const { options: given, parent, steps, events } of spans) {
    if (parent) outer = trace.setSpan(outer, silentSpan(parent));
    const span = tracer.startSpan('span', given as never, outer);
    for (let at = 0; events > 120 && at < events; at++)
      span.addEvent(`event ${at}`).addLink({ context: span.spanContext() });
    for (const [method, ...args] of steps) {
      const answer = (span[method as keyof Span] as (...all: unknown[]) => unknown)(...args);
      answers.push(answer === span, span.isRecording());
    }
    span.end();
    outer = trace.setSpan(outer, span);
  }
  return answers;
}

/** Ids by their first appearance, and a value that is missing not told from one that is undefined. */
function comparable(spans: readonly ReadableSpan[]): unknown {
  const ids = new Map<string, number>();
  const number = (id: string) => ids.set(id, ids.get(id) ?? ids.size).get(id);
  return spans.map((span) => ({
    name: span.name,
    kind: span.kind,
    context: contextOf(span.spanContext()),
    parent: span.parentSpanContext && contextOf(span.parentSpanContext),
    ended: span.ended,
    status: span.status,
    attributes: known(span.attributes),
    events: span.events.map(({ name, attributes: given }) => [name, known(given)]),
    // ours keep what may leave of them, the ids
    links: span.links.map((one) => contextOf(one.context)),
    dropped: [span.droppedAttributesCount, span.droppedEventsCount, span.droppedLinksCount],
    resource: span.resource.attributes,
  }));

  function contextOf({
    traceId,
    spanId,
    traceFlags,
  }: {
    traceId: string;
    spanId: string;
    traceFlags: number;
  }) {
    // OpenTelemetry's SDK knows level 1 only: it has no random flag
    return [number(traceId), number(spanId), traceFlags & 1];
  }
}

/** Every time that is told, in microseconds. */
const timesOf = (spans: readonly ReadableSpan[]): number[] =>
  spans
    .flatMap(({ startTime, endTime, duration, events }) => [
      startTime,
      endTime,
      duration,
      ...events.map(({ time }) => time),
    ])
    .map(([seconds, nanos]) => seconds * 1e6 + nanos / 1e3);

/**
 * OpenTelemetry's SDK keeps the name of an event's attribute without a value, and leaves such a one out of a span. Ours
 * cuts long texts as they are scrubbed.
 */
function known(attributes: Attributes = {}): Attributes {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([, given]) => given !== undefined)
      .map(([name, given]) => [name, typeof given === 'string' ? given.slice(0, 4096) : given]),
  );
}

function collector(into: ReadableSpan[]) {
  return {
    onStart: () => undefined,
    onEnding: () => undefined,
    onEnd: (span: ReadableSpan) => void into.push(span),
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
  };
}

function ours(into: ReadableSpan[], sampleRate = 1): Tracer {
  const source = spanSource({ a: 1 });
  const recorder = createRecorder({
    clock: createClock(),
    sampler: createSampler(() => sampleRate),
    site: undefined,
    onEnd: (record) => into.push(toReadable(record, source)),
  });
  const nowhere = { current: () => silentSpan().spanContext(), viewOf: () => undefined };
  return createTracer(joiningSpans(recorder, nowhere), createActiveSpans());
}

function openTelemetrys(into: ReadableSpan[]): Tracer {
  return new WebTracerProvider({
    resource: { attributes: { a: 1 }, merge: () => undefined, getRawAttributes: () => [] } as never,
    spanProcessors: [collector(into) as never],
    // as ours: a root is sampled by rate, here always, and what isn't sampled is recorded none the less
    sampler: {
      shouldSample(context) {
        const parent = trace.getSpanContext(context);
        return { decision: parent?.traceFlags === 0 && trace.isSpanContextValid(parent) ? 1 : 2 };
      },
    },
    spanLimits: { attributeCountLimit: 128, attributeValueLengthLimit: 4096 },
  }).getTracer('test');
}

describe('the recorder', () => {
  it("records what OpenTelemetry's own provider records, whatever a program does", () => {
    fc.assert(
      fc.property(program, (spans) => {
        const [theirSpans, ourSpans]: [ReadableSpan[], ReadableSpan[]] = [[], []];
        const theirs = run(openTelemetrys(theirSpans), spans);
        expect(run(ours(ourSpans), spans)).toEqual(theirs);
        expect(comparable(ourSpans)).toEqual(comparable(theirSpans));
        const theirTimes = timesOf(theirSpans);
        // a double of Unix milliseconds is exact to a quarter of a microsecond
        const apart = timesOf(ourSpans).map((time, at) => Math.abs(time - (theirTimes[at] ?? Number.NaN)));
        expect(apart.filter((micros) => !(micros < 1))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('takes every official processor and exporter', () => {
    const exporter = new OTLPTraceExporter();
    const given: Pick<RumOptions, 'exporter' | 'spanProcessors'> = {
      exporter,
      spanProcessors: [new BatchSpanProcessor(exporter)],
    };
    expect(given.spanProcessors).toHaveLength(1);
  });

  it('takes no arrays, which the allowlist has none of', () => {
    const spans: ReadableSpan[] = [];
    ours(spans)
      .startSpan('span', { attributes: { a: [1], b: 1 } })
      .setAttribute('c', ['x'])
      .setAttribute('b', ['x'])
      .end();
    expect(spans[0]?.attributes).toEqual({ b: 1 });
  });

  it('samples roots by rate, and takes the flags and the tracestate of a parent', () => {
    const spans: ReadableSpan[] = [];
    ours(spans, 0).startSpan('root').end();
    ours(spans, 0.5).startSpan('root').end();
    const parent = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 };
    ours(spans, 0)
      .startSpan('child', {}, trace.setSpan(ROOT_CONTEXT, silentSpan(parent)))
      .end();
    const [none, half, child] = spans.map((span) => span.spanContext());
    expect(none?.traceFlags).toBe(2);
    expect(half?.traceState?.serialize()).toBe(half?.traceFlags === 3 ? 'ot=th:8' : undefined);
    expect(child?.traceFlags).toBe(1);
  });
});
