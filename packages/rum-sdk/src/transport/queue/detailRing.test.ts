import { expect, it } from 'vitest';
import type { PageView } from '../../trace/pageView.ts';
import type { SpanRecord } from '../../trace/recorder/spanRecord.ts';
import { createDetailRing } from './detailRing.ts';

const spansOf = (view: PageView, count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: String(at), view }) as SpanRecord);

it('keeps the newest 250 spans of all page views, and counts what went by page view', () => {
  const ring = createDetailRing();
  const [first, second] = [{ route: '/first' } as PageView, { route: '/second' } as PageView];
  for (const span of [...spansOf(first, 100), ...spansOf(second, 152)]) ring.keep(span);
  expect(ring.promote(first).map(({ name }) => name)).toEqual(
    spansOf(first, 100)
      .slice(2)
      .map(({ name }) => name),
  );
  expect(ring.promotionOf(first)).toEqual({ promoted: true, evicted: 2 });
  expect(ring.promote(first)).toEqual([]);
  expect(ring.promotionOf(second)).toEqual({ promoted: false, evicted: 0 });
  expect(ring.promote(second)).toHaveLength(152);
});
