import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTraces, type SpanInput } from '../testing/makeTraces.ts';
import { clockSkew } from './clockSkew.ts';
import { correctTimes } from './correctTimes.ts';

const NOW = 1_790_000_000_000;
const HOUR = 3_600_000;

function correct(spans: SpanInput[], skewMs = 0) {
  const { traces, tooOld } = correctTimes(makeTraces({ spans }), { skewMs, now: NOW });
  const corrected = traces.resourceSpans[0]?.scopeSpans[0]?.spans ?? [];
  return {
    tooOld,
    spans: corrected,
    times: corrected.map((s) => [ms(s.startTimeUnixNano), ms(s.endTimeUnixNano)]),
  };
}

function ms(nanos: string): number {
  return Number(BigInt(nanos) / 1_000_000n) - NOW;
}

describe('clockSkew', () => {
  it('leaves what the way of the request can explain', () => {
    expect(clockSkew(NOW - 5_000, NOW)).toBe(0);
    expect(clockSkew(NOW + 5_000, NOW)).toBe(0);
    expect(clockSkew(NOW - 5_001, NOW)).toBe(5_001);
    expect(clockSkew(NOW + HOUR, NOW)).toBe(-HOUR);
  });

  it('leaves what waiting in the browser can explain', () => {
    expect(clockSkew(NOW - 60_000, NOW, 60_000)).toBe(0);
    expect(clockSkew(NOW - 30_000, NOW, 60_000)).toBe(0);
    expect(clockSkew(NOW - HOUR, NOW, 60_000)).toBe(HOUR - 60_000);
    expect(clockSkew(NOW + HOUR, NOW, 60_000)).toBe(-HOUR);
  });

  it('is whole milliseconds, whatever fraction a client says that it has waited', () => {
    expect(clockSkew(NOW - HOUR, NOW, 5.5)).toBe(HOUR - 5);
    expect(clockSkew(NOW - HOUR, NOW, 1e-7)).toBe(HOUR);
  });
});

describe('correctTimes', () => {
  it('leaves good times as they are, to the nanosecond', () => {
    const traces = makeTraces({ spans: [{ start: NOW - 1000.123, durationMs: 10.456 }] });
    expect(correctTimes(traces, { skewMs: 0, now: NOW }).traces).toEqual(traces);
  });

  it('shifts spans and events of a clock that is an hour fast, keeping durations', () => {
    const event = { timeUnixNano: String(BigInt(NOW + HOUR - 995) * 1_000_000n), name: 'requestStart' };
    const { spans, times } = correct([{ start: NOW + HOUR - 1000, durationMs: 10, events: [event] }], -HOUR);
    expect(times).toEqual([[-1000, -990]]);
    expect(ms(spans[0]?.events?.[0]?.timeUnixNano ?? '0')).toBe(-995);
  });

  it('mends a clock that stands at 1970', () => {
    expect(correct([{ start: 1000, durationMs: 10 }], NOW - 2000).times).toEqual([[-1000, -990]]);
  });

  it('clamps what is in the future to now', () => {
    expect(correct([{ start: NOW - 1000, durationMs: 10 * HOUR }]).times).toEqual([[-1000, 0]]);
    expect(correct([{ start: NOW + HOUR, durationMs: 10 }]).times).toEqual([[0, 0]]);
    const event = { timeUnixNano: '18446744073709551615', name: 'exception' };
    const { spans } = correct([{ start: NOW - 1000, events: [event] }]);
    expect(spans[0]?.events?.[0]?.timeUnixNano).toBe(`${NOW}000000`);
  });

  it('ends no span before it starts', () => {
    expect(correct([{ start: NOW - 1000, durationMs: -500 }]).times).toEqual([[-1000, -1000]]);
  });

  it('gives times that stores take, whatever the clock and the span say', () => {
    const time = fc.oneof(
      fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      fc.bigInt({ min: 1n, max: 10n ** 19n }),
    );
    const skew = fc.oneof(fc.integer({ min: -10 * HOUR, max: 10 * HOUR }), fc.maxSafeInteger());
    fc.assert(
      fc.property(time, time, time, skew, (start, end, at, skewMs) => {
        const traces = makeTraces({ spans: [{}] });
        const [span] = traces.resourceSpans[0]?.scopeSpans[0]?.spans ?? [];
        if (span === undefined) throw new Error('no span');
        span.startTimeUnixNano = String(start);
        span.endTimeUnixNano = String(end);
        span.events = [{ timeUnixNano: String(at), name: 'exception' }];
        correctTimes(traces, { skewMs, now: NOW });
        const event = span.events[0]?.timeUnixNano ?? '';
        for (const nanos of [span.startTimeUnixNano, span.endTimeUnixNano, event]) {
          expect(nanos).toMatch(/^(?:0|[1-9]\d*)$/);
          expect(ms(nanos)).toBeLessThanOrEqual(5_000);
        }
        expect(BigInt(span.endTimeUnixNano) >= BigInt(span.startTimeUnixNano)).toBe(true);
      }),
    );
  });

  it('leaves out what ended more than two days ago', () => {
    const { tooOld, times } = correct([
      { start: NOW - 50 * HOUR, durationMs: HOUR },
      { start: NOW - 50 * HOUR, durationMs: 3 * HOUR },
    ]);
    expect(tooOld).toBe(1);
    expect(times).toEqual([[-50 * HOUR, -47 * HOUR]]);
  });
});
