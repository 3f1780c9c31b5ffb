import * as v from 'valibot';
import type { Attributes, AttributeValue, StoredSpan } from './storedSpan.ts';

const anyValue = v.object({
  stringValue: v.optional(v.string()),
  boolValue: v.optional(v.boolean()),
  intValue: v.optional(v.union([v.string(), v.number()])),
  doubleValue: v.optional(v.number()),
});
const keyValues = v.optional(v.array(v.object({ key: v.string(), value: v.optional(anyValue, {}) })), []);
const nanoseconds = v.optional(v.union([v.string(), v.number()]), '0');

const span = v.object({
  traceId: v.string(),
  spanId: v.string(),
  parentSpanId: v.optional(v.string(), ''),
  name: v.optional(v.string(), ''),
  kind: v.optional(v.number(), 0),
  startTimeUnixNano: nanoseconds,
  endTimeUnixNano: nanoseconds,
  attributes: keyValues,
  events: v.optional(
    v.array(v.object({ timeUnixNano: nanoseconds, name: v.optional(v.string(), ''), attributes: keyValues })),
    [],
  ),
  links: v.optional(
    v.array(v.object({ traceId: v.optional(v.string(), ''), spanId: v.optional(v.string(), '') })),
    [],
  ),
  status: v.optional(v.object({ code: v.optional(v.number(), 0) }), {}),
});

const traces = v.object({
  resourceSpans: v.optional(
    v.array(
      v.object({
        resource: v.optional(v.object({ attributes: keyValues }), {}),
        scopeSpans: v.optional(v.array(v.object({ spans: v.optional(v.array(span), []) })), []),
      }),
    ),
    [],
  ),
});

/** One chunk of Jaeger's answer: `{"result":{"resourceSpans":[…]}}`. */
const chunk = v.object({ result: traces });

/** `Status.StatusCode` of OTLP: error. */
const STATUS_ERROR = 2;

/**
 * The spans in an answer of Jaeger's v3 query API: OTLP JSON under `result`. The API is a gRPC stream behind HTTP, so an
 * answer may be several JSON objects, one a line.
 *
 * @returns undefined where the text is nothing of the kind.
 */
export function parseTraces(text: string): StoredSpan[] | undefined {
  const spans: StoredSpan[] = [];
  for (const json of chunksOf(text)) {
    const parsed = v.safeParse(chunk, json);
    if (!parsed.success) return undefined;
    for (const { resource, scopeSpans } of parsed.output.result.resourceSpans) {
      const attributes = toAttributes(resource.attributes);
      for (const scope of scopeSpans) spans.push(...scope.spans.map((one) => toStored(one, attributes)));
    }
  }
  return spans;
}

function chunksOf(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    try {
      return lines.map((line) => JSON.parse(line));
    } catch {
      return [undefined];
    }
  }
}

function toStored(one: v.InferOutput<typeof span>, resource: Attributes): StoredSpan {
  return {
    traceId: one.traceId.toLowerCase(),
    spanId: one.spanId.toLowerCase(),
    // Some encoders write a missing parent as zeros.
    parentSpanId: /^0*$/.test(one.parentSpanId) ? '' : one.parentSpanId.toLowerCase(),
    name: one.name,
    kind: one.kind,
    service: String(resource['service.name'] ?? ''),
    start: toMilliseconds(one.startTimeUnixNano),
    end: toMilliseconds(one.endTimeUnixNano),
    failed: one.status.code === STATUS_ERROR,
    attributes: toAttributes(one.attributes),
    resource,
    events: one.events.map(({ name, timeUnixNano, attributes }) => ({
      name,
      time: toMilliseconds(timeUnixNano),
      attributes: toAttributes(attributes),
    })),
    links: one.links,
  };
}

function toMilliseconds(nanoseconds: string | number): number {
  return Number(nanoseconds) / 1e6;
}

function toAttributes(pairs: v.InferOutput<typeof keyValues>): Attributes {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, toValue(value)]));
}

function toValue({
  stringValue,
  boolValue,
  intValue,
  doubleValue,
}: v.InferOutput<typeof anyValue>): AttributeValue {
  return stringValue ?? boolValue ?? doubleValue ?? (intValue === undefined ? '' : Number(intValue));
}
