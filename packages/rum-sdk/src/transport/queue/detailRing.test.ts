import { expect, it } from 'vitest';
import type { PageView } from '../../trace/pageView.ts';
import type { SpanRecord } from '../../trace/recorder/spanRecord.ts';
import { createDetailRing } from './detailRing.ts';

const view = (route: string) => ({ route }) as PageView;
const span = (name: string) => ({ name }) as SpanRecord;

it('keeps the newest spans of all page views, and counts what went by page view', () => {
  const ring = createDetailRing(3);
  const [first, second] = [view('/first'), view('/second')];
  for (const name of ['a', 'b', 'c']) ring.keep(first, span(name));
  for (const name of ['d', 'e']) ring.keep(second, span(name));
  expect(ring.release(first)).toEqual({ spans: [{ name: 'c' }], evicted: 2 });
  expect(ring.release(first).spans).toEqual([]);
  expect(ring.release(second)).toEqual({ spans: [{ name: 'd' }, { name: 'e' }], evicted: 0 });
});
