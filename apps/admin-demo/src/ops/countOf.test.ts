import { expect, it } from 'vitest';
import { countOf } from './countOf.ts';

it('says one, none and many as people do', () => {
  expect([0, 1, 1.2, 1024].map((count) => countOf(count, 'error'))).toEqual([
    '0 errors',
    '1 error',
    '1 error',
    '1,024 errors',
  ]);
});
