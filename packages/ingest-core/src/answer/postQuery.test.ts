import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postQuery } from './postQuery.ts';

const NAMES = ['key', 'batch', 'sent', 'k', ''];

describe('postQuery', () => {
  it('reads what URLSearchParams reads, plain or encoded', () => {
    const part = fc.stringMatching(/^[a-z0-9=&%+;:.~é-]{0,8}$/);
    const query = fc
      .array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom('=', '', '&'), part))
      .map((parts) => parts.map((pieces) => pieces.join('')).join('&'));
    fc.assert(
      fc.property(query, fc.constantFrom('', '#key=other'), (text, hash) => {
        const url = `https://edge.example/v1/traces?${text}${hash}`;
        const [read, expected] = [postQuery(url), new URLSearchParams(text)];
        for (const name of NAMES.filter(Boolean)) {
          expect(read.getAll(name)).toEqual(expected.getAll(name));
          expect(read.get(name)).toBe(expected.get(name));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads no query as an empty one', () => {
    expect(postQuery('https://edge.example/v1/traces').getAll('key')).toEqual([]);
  });
});
