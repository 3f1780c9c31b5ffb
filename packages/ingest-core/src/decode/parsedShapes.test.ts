import { setFlagsFromString } from 'node:v8';
import type { Span, Traces } from '@throughline/wire/otlp/traces';
import { expect, it } from 'vitest';
import { makePageView, makeTraces } from '../testing/makeTraces.ts';
import { parsedShapes } from './parsedShapes.ts';

setFlagsFromString('--allow-natives-syntax');
const haveSameShape = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (
  a: unknown,
  b: unknown,
) => boolean;

const spansOf = ({ resourceSpans }: Traces): readonly Span[] => resourceSpans[0]?.scopeSpans[0]?.spans ?? [];

it('has spans and attributes of the shapes that those of a page have', () => {
  const parentSpanId = '00f067aa0ba902b7';
  const given = makePageView().map((span, at) => (at === 0 ? span : { ...span, parentSpanId }));
  const posted = spansOf(JSON.parse(JSON.stringify(makeTraces({ spans: given }))) as Traces);
  const held = spansOf(parsedShapes() as Traces);
  expect(posted).toHaveLength(given.length);
  for (const span of posted) expect(held.some((other) => haveSameShape(other, span))).toBe(true);
  const values = held.flatMap(({ attributes }) => attributes.map(({ value }) => value));
  for (const { attributes } of posted)
    for (const { value } of attributes)
      expect(values.some((other) => haveSameShape(other, value))).toBe(true);
});
