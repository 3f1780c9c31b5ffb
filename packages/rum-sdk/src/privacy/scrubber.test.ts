import { expect, it } from 'vitest';
import { createScrubber } from './scrubber.ts';

it.each(['127.0.0.1', 'localhost', 'api.example.com', 'GET', '1.1'])(
  '%s needs no rules of free text',
  (value) => {
    const { ofSpan, text } = createScrubber([]);
    expect(ofSpan('server.address', value)).toBe(value);
    expect(text.hasMasked()).toBe(false);
  },
);

it('any other address does', () => {
  const { ofSpan, text } = createScrubber([]);
  expect(ofSpan('server.address', '203.0.113.42')).not.toContain('203.0.113.42');
  expect(text.hasMasked()).toBe(true);
});
