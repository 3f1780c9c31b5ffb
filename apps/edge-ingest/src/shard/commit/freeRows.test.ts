import { expect, it } from 'vitest';
import { createFreeRows } from './freeRows.ts';

it('gives the oldest first, and takes back what was not overwritten', () => {
  const free = createFreeRows([3, 5], 10);
  expect([free.take(), free.take(), free.take()]).toEqual([3, 5, undefined]);
  expect(free.has(3)).toBe(false);
  free.giveBack();
  expect(free.seqs).toEqual([3, 5]);
  expect(free.take()).toBe(3);
  free.settle();
  free.giveBack();
  expect(free.seqs).toEqual([5]);
});

it('says which rows it has no room for', () => {
  const free = createFreeRows([1], 3);
  expect(free.add([2, 3])).toEqual([]);
  expect(free.add([4, 5])).toEqual([1, 2]);
  expect(free.seqs).toEqual([3, 4, 5]);
  expect([free.clear(), free.seqs]).toEqual([[3, 4, 5], []]);
});
