import { expect, it } from 'vitest';
import { hasHeader, headerPairs } from './headerPairs.ts';

it('reads every kind of HeadersInit as fetch does', () => {
  const expected = [['x-own', '1']];
  function* generator() {
    yield ['x-own', '1'];
  }
  expect(headerPairs(new Headers({ 'x-own': '1' }))).toEqual(expected);
  expect(headerPairs([['x-own', '1']])).toEqual(expected);
  expect(headerPairs({ 'x-own': '1' })).toEqual(expected);
  expect(headerPairs(new Map([['x-own', '1']]) as never)).toEqual(expected);
  expect(headerPairs(new URLSearchParams('x-own=1') as never)).toEqual(expected);
  expect(headerPairs(generator() as never)).toEqual(expected);
  expect(headerPairs(undefined)).toEqual([]);
});

it('finds a header by name in any case', () => {
  expect(hasHeader([['TraceParent', '']], 'traceparent')).toBe(true);
  expect(hasHeader([['x-traceparent', '']], 'traceparent')).toBe(false);
});
