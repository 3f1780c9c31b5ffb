import { expect, it } from 'vitest';
import { newSpanId, newTraceId } from './ids.ts';

it('makes ids of W3C Trace Context: lower-case hex of the right length, all different', () => {
  const traces = new Set(Array.from({ length: 1000 }, newTraceId));
  const spans = new Set(Array.from({ length: 1000 }, newSpanId));
  expect([traces.size, spans.size]).toEqual([1000, 1000]);
  for (const id of traces) expect(id).toMatch(/^[0-9a-f]{32}$/);
  for (const id of spans) expect(id).toMatch(/^[0-9a-f]{16}$/);
});
