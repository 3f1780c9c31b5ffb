import { setFlagsFromString } from 'node:v8';
import type { DecodedTraces } from '@throughline/wire/otlp/decoded';
import { readTracesJson } from '@throughline/wire/otlp/json/readTracesJson';
import type { Span, Traces } from '@throughline/wire/otlp/traces';
import { expect, it } from 'vitest';
import type { digest } from './digest.ts';
import { rehearse } from './rehearse.ts';
import { makePageView, makeTraces } from './testing/makeTraces.ts';

setFlagsFromString('--allow-natives-syntax');
const haveSameShape = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (
  a: unknown,
  b: unknown,
) => boolean;

const spansOf = (traces: Traces | undefined): readonly Span[] =>
  traces?.resourceSpans[0]?.scopeSpans[0]?.spans ?? [];

it('holds spans and deltas of the shapes that those of a page have', () => {
  const parentSpanId = '00f067aa0ba902b7';
  const given = makePageView().map((span, at) => (at === 0 ? span : { ...span, parentSpanId }));
  const posted = JSON.parse(JSON.stringify(makeTraces({ spans: given }))) as Traces;
  const held = rehearse();
  const [, parsed, decoded, digested] = held as [
    unknown,
    Traces,
    { value: DecodedTraces },
    ReturnType<typeof digest>,
  ];
  const read = readTracesJson(posted);
  const pairs = [
    [spansOf(parsed), spansOf(posted)],
    [spansOf(decoded.value.traces), spansOf(read.ok ? read.value.traces : undefined)],
  ] as const;
  for (const [rehearsed, real] of pairs) {
    expect(real).toHaveLength(given.length);
    for (const span of real) expect(rehearsed.some((other) => haveSameShape(other, span))).toBe(true);
  }
  expect(new Set(digested.deltas.map(({ type }) => type))).toEqual(new Set(['counter', 'histogram']));
});
