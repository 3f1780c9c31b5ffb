import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScrubKind } from './scrubKind.ts';
import { scrubUrl } from './scrubUrl.ts';

describe('scrubUrl', () => {
  it.each([
    ['https://u:p@h.example:8443/a/1?q#f', 'https://h.example:8443/a/:id'],
    ['https://h.example', 'https://h.example/'],
    ['http://127.0.0.1:3000/api/residences/17', 'http://127.0.0.1:3000/api/residences/:id'],
    ['wss://h.example/live?token=x', 'wss://h.example/live'],
    ['data:text/plain,John', 'data:'],
    ['blob:https://h.example/550e8400', 'blob:'],
    ['file:///home/john/x.js', 'file:'],
    ['mailto:john@x.example', 'mailto:'],
    ['/relative', ''],
    ['http://', ''],
    ['', ''],
  ])('%s becomes %j', (url, scrubbed) => expect(scrubUrl(url)).toBe(scrubbed));

  it('resolves against a base, and prefers own routes', () => {
    const options = { base: 'https://h.example/x/', routes: ['/people/:name'] };
    expect(scrubUrl('/people/maria?x', options)).toBe('https://h.example/people/:name');
    expect(scrubUrl('y/7', options)).toBe('https://h.example/x/y/:id');
  });

  it('counts what it takes out', () => {
    const kinds: ScrubKind[] = [];
    scrubUrl('https://u@h.example/7/8?q', { count: (kind) => kinds.push(kind) });
    expect(kinds).toEqual(['credentials', 'query', 'path_segment', 'path_segment']);
  });

  it('changes nothing the second time, and never throws', () => {
    const url = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string(),
      fc.string().map((rest) => `https://h.example/${rest}`),
    );
    fc.assert(
      fc.property(url, (input) => {
        const once = scrubUrl(input);
        expect(scrubUrl(once)).toBe(once);
        expect(once).not.toMatch(/[?#@](?!\d|v\d)/);
      }),
      { numRuns: 2000 },
    );
  });
});
