import type { Traces } from '@throughline/wire/otlp/traces';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTraces, randomHex, type SpanInput } from '../testing/makeTraces.ts';
import { keptTraces } from './keptTraces.ts';
import { markKept } from './markKept.ts';
import { sampleTraces } from './sampleTraces.ts';

const HALF = '80000000000000';

/** A trace id whose last 56 bits, R, are given. */
const idOf = (randomness: string) => `${randomHex(9)}${randomness}`;

function keptOf(spans: SpanInput[], sampleRate: number) {
  return spansOf(sample(makeTraces({ spans }), sampleRate));
}

function sample(traces: Traces, sampleRate: number): Traces {
  const sampling = sampleTraces(traces, sampleRate);
  const kept = keptTraces(traces, sampling);
  markKept(kept, sampling);
  return kept;
}

function spansOf(kept: Traces) {
  return kept.resourceSpans.flatMap((entry) => entry.scopeSpans.flatMap((scope) => scope.spans));
}

describe('sampleTraces', () => {
  it('keeps iff the trace was sampled and R is not below T', () => {
    const at = { traceId: idOf(HALF) };
    const below = { traceId: idOf('7fffffffffffff') };
    expect(keptOf([at], 0.5)).toHaveLength(1);
    expect(keptOf([below], 0.5)).toHaveLength(0);
    expect(keptOf([{ ...at, flags: 0x02 }], 1)).toHaveLength(0);
    expect(keptOf([{ ...at, flags: 0x300 }], 1)).toHaveLength(0);
    expect(keptOf([{ ...at, flags: 0x301 }], 1)).toHaveLength(1);
    expect(keptOf([at], 0)).toHaveLength(0);
  });

  it('takes a span without flags for a sampled one', () => {
    const traces = makeTraces({ spans: [{ traceId: idOf(HALF) }] });
    for (const span of traces.resourceSpans[0]?.scopeSpans[0]?.spans ?? []) delete span.flags;
    expect(sample(traces, 0.5).resourceSpans).toHaveLength(1);
  });

  it("takes the stricter of the span's threshold and the app's, and rv for R", () => {
    const span = { traceId: idOf(HALF), traceState: 'ot=th:c' };
    expect(keptOf([span], 1)).toHaveLength(0);
    expect(keptOf([{ ...span, traceState: 'ot=th:8' }], 0.25)).toHaveLength(0);
    expect(keptOf([{ ...span, traceState: 'ot=th:c;rv:c0000000000000' }], 0.5)).toHaveLength(1);
  });

  it('writes the raised threshold into what it keeps', () => {
    const traceId = idOf('ffffffffffffff');
    const states = (traceState: string | undefined) =>
      keptOf([{ traceId, ...(traceState !== undefined && { traceState }) }], 0.5)[0]?.traceState;
    expect(states(undefined)).toBe('ot=th:8');
    expect(states('ot=th:4;rv:ffffffffffffff')).toBe('ot=th:8;rv:ffffffffffffff');
    expect(states('ot=th:c')).toBe('ot=th:c');
  });

  it('keeps a promoted page view whole, at any rate, and its threshold as it is', () => {
    const traceId = idOf('00000000000000');
    const spans = [
      { traceId, flags: 2, attributes: { 'rum.promoted': true } },
      { traceId, flags: 2 },
      { traceId: idOf('00000000000001'), flags: 2 },
    ];
    const kept = keptOf(spans, 0);
    expect(kept.map((span) => span.traceId)).toEqual([traceId, traceId]);
    expect(keptOf(spans, 0.5)[0]?.traceState).toBeUndefined();
  });

  it('keeps each trace whole or not at all, over batches, and nested sets at rising rates', () => {
    const spanOf = fc.record({ trace: fc.nat(30), batch: fc.nat(3) });
    fc.assert(
      fc.property(
        fc.array(spanOf, { maxLength: 100 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (input, rate) => {
          const ids = Array.from({ length: 31 }, () => randomHex(16));
          const keptAt = (sampleRate: number) => {
            const kept = new Map<string, number>();
            for (let batch = 0; batch <= 3; batch++) {
              const spans = input
                .filter((s) => s.batch === batch)
                .map((s) => ({ traceId: ids[s.trace] ?? '' }));
              for (const { traceId } of keptOf(spans, sampleRate))
                kept.set(traceId, (kept.get(traceId) ?? 0) + 1);
            }
            return kept;
          };
          const kept = keptAt(rate);
          for (const [id, count] of kept) expect(count).toBe(input.filter((s) => ids[s.trace] === id).length);
          const more = keptAt((rate + 1) / 2);
          for (const id of kept.keys()) expect(more.has(id)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});
