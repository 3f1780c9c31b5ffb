import type { Traces } from '@throughline/wire/otlp/traces';
import { describe, expect, it } from 'vitest';
import { createScrubber } from '../../privacy/scrubber.ts';
import type { SpanRecord } from '../../trace/recorder/spanRecord.ts';
import type { QueuedSpan } from '../queue/spanQueue.ts';
import { encodeBodies } from './encodeBodies.ts';
import { encodeSpan } from './encodeSpan.ts';

const scrubber = createScrubber([]);

const queued = (name: string, reportRate = 1): QueuedSpan => {
  const span: SpanRecord = {
    name,
    isNamedByUs: true,
    kind: 0,
    context: { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 3 },
    parent: undefined,
    view: undefined,
    startMs: 1_800_000_000_000.005,
    endMs: 1_800_000_001_000,
    attributes: { 'browser.web_vital.value': 2, 'http.response.status_code': 200, 'rum.traced': true },
    events: [],
    links: [],
    status: { code: 0 },
    lostAttributes: 0,
    lostEvents: 0,
    lostLinks: 0,
    isOpen: false,
  };
  return { text: encodeSpan(span, scrubber), copy: undefined, precious: false, held: false, reportRate };
};
const encoding = { resource: { 'service.name': 'x' }, drops: {}, maxBytes: 64_000 };
const parse = (text: string) => JSON.parse(text) as Traces;
const namesIn = (text: string) =>
  parse(text).resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) => spans.map(({ name }) => name)),
  );

describe('bodies', () => {
  it('are OTLP JSON: nanoseconds as text, integers as text, doubles as numbers, flags with the random bit', () => {
    const { bodies } = encodeBodies([queued('one')], encoding);
    expect(parse(bodies[0]?.text ?? '').resourceSpans[0]?.scopeSpans[0]?.spans[0]).toEqual({
      traceId: 'a'.repeat(32),
      spanId: 'b'.repeat(16),
      flags: 3,
      name: 'one',
      kind: 1,
      startTimeUnixNano: '1800000000000005000',
      endTimeUnixNano: '1800000001000000000',
      attributes: [
        { key: 'browser.web_vital.value', value: { doubleValue: 2 } },
        { key: 'http.response.status_code', value: { intValue: '200' } },
        { key: 'rum.traced', value: { boolValue: true } },
      ],
    });
  });

  it('stay under their limits in UTF-8, which they are a part of, and keep the order', () => {
    const names = Array.from({ length: 50 }, (_, at) => `${at} ${'ü😀'.repeat(50)}`);
    const spans = names.map((name) => queued(name));
    const { bodies, tooLarge } = encodeBodies(spans, { ...encoding, maxBytes: 8_000 });
    expect(tooLarge).toBe(0);
    expect(bodies.length).toBeGreaterThan(3);
    for (const body of bodies) {
      expect(Buffer.byteLength(body.text)).toBe(body.text.length);
      expect(body.text.length).toBeLessThanOrEqual(8_000);
    }
    expect(bodies.flatMap(({ text }) => namesIn(text))).toEqual(names);
  });

  it('put page views of different report rates apart, and tell drops once', () => {
    const spans = [queued('a'), queued('b', 0.5), queued('c')];
    const { bodies } = encodeBodies(spans, { ...encoding, drops: { queue_full: 7 } });
    const resources = bodies.map(({ text }) => JSON.stringify(parse(text).resourceSpans[0]?.resource));
    expect(bodies.map(({ text }) => namesIn(text).join())).toEqual(['a', 'b', 'c']);
    expect(resources[1]).toContain('{"key":"rum.report_rate","value":{"doubleValue":0.5}}');
    expect(resources.map((resource) => resource.includes('rum.client_dropped.queue_full'))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('mark what is kept because its page view went wrong by the time that it leaves', () => {
    const promotion = { promoted: false };
    const spans = [{ ...queued('a'), promotion }];
    const promotedIn = () => encodeBodies(spans, encoding).bodies[0]?.text.split('"rum.promoted"').length;
    expect(promotedIn()).toBe(1);
    promotion.promoted = true;
    expect(promotedIn()).toBe(2);
    expect(parse(encodeBodies(spans, encoding).bodies[0]?.text ?? '')).toMatchObject({
      resourceSpans: [
        {
          scopeSpans: [
            {
              spans: [{ attributes: { length: 4, 0: { key: 'rum.promoted', value: { boolValue: true } } } }],
            },
          ],
        },
      ],
    });
  });

  it('leave out a span that fits nowhere, and say so', () => {
    const { bodies, tooLarge } = encodeBodies([queued('x'.repeat(9_000)), queued('small')], {
      ...encoding,
      maxBytes: 4_000,
    });
    expect(tooLarge).toBe(1);
    expect(bodies.flatMap(({ text }) => namesIn(text))).toEqual(['small']);
  });
});
