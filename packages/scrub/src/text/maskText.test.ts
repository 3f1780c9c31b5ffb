import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgy, ORDINARY, SCRUBBED, SECRETS } from '../testing/textCorpus.ts';
import { isPlain } from './isPlain.ts';
import { maskText } from './maskText.ts';
import { scrubText } from './scrubText.ts';

/** What the rules take out of a text, by its runs of letters and digits. */
function secretsOf(input: string, output: string): string[] {
  const left = new Set(output.split(/[^\p{L}\p{N}]+/u));
  return input.split(/[^\p{L}\p{N}]+/u).filter((run) => run.length > 1 && !left.has(run));
}

describe('isPlain', () => {
  it.each([
    'next step',
    'document_fetch',
    'button[data-rum-name=save]',
    'h1[role=heading]>a',
    '404',
    'TypeError',
    'localhost',
    'x is not a function',
  ])('knows that %j is', (text) => expect(isPlain(text)).toBe(true));

  it.each(SCRUBBED)('leaves %j to the rules', (text) => expect(isPlain(text)).toBe(false));

  it.each([
    'GET /home/john',
    'GET /people/john',
    'GET /people/john.doe@x',
    'open /people?john',
    'Dear Jane',
    'step 12',
    '/home/john',
  ])('leaves %j to the rules as well', (text) => expect(isPlain(text)).toBe(false));

  it('never says so of what the rules would change', () => {
    const name = fc.stringMatching(/^[a-zA-Z_]{1,9} (?:\/[a-zA-Z\d_:.[\]-]{0,12}){1,4}$/);
    const words = fc.stringMatching(/^[a-zA-Z_ .,'()<>[\]$!?*-]{0,40}(?: ?\d{1,4})?$/);
    const tokens = fc
      .array(fc.constantFrom(...SCRUBBED.flatMap(([input]) => input.split(/(?=[ /])/))), { maxLength: 5 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(edgy, name, words, tokens), (text) => {
        if (isPlain(text)) expect(scrubText(text)).toBe(text);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('maskText', () => {
  it.each([
    ['Cannot find the user jane@example.com in it', 'Cannot find the [text]'],
    ['Failed to load, no such chunk', 'Failed to load, no such chunk'],
    ['password: swordfish', '[text]'],
    ['dear Jane', '[text]'],
    ['mail jane at example dot com', 'mail [text]'],
    ['Error: bad\n    at f (https://a.example/x.js:1:2)\n    at g', '[text]\n    [text]\n    [text]'],
    ['POST /x', '[text]'],
    ['', ''],
  ])('makes of %j %j', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each(SCRUBBED)('takes out of %j all that the rules do', (input, output) => {
    const masked = maskText(input);
    for (const secret of secretsOf(input, output)) expect(masked).not.toContain(secret);
    expect(scrubText(masked)).toBe(masked);
  });

  it.each(ORDINARY)('leaves nothing for the rules in %j', (text) => {
    const masked = maskText(text);
    expect(scrubText(masked)).toBe(masked);
  });

  it('leaves nothing for the rules in any text', () => {
    fc.assert(
      fc.property(edgy, (text) => {
        const masked = maskText(text);
        expect(scrubText(masked)).toBe(masked);
      }),
      { numRuns: 10_000 },
    );
  });

  it.each(SECRETS)('takes %s out', (_, secret) => {
    const around = fc.stringMatching(/^[a-z ,;]{0,20}[ ,;"(]$/);
    fc.assert(
      fc.property(around, secret, around, (before, value, after) => {
        expect(maskText(`${before}${value} ${after}`)).not.toContain(
          value.replace(/^(?:password=|dob: )/, ''),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('comes through 100 KB of half-matches', () => {
    for (const half of ['a', 'A', ' ', 'a ', 'A: ', 'a\n', '  1', '.', 'a. . ']) {
      const text = half.repeat(100_000 / half.length);
      expect(maskText(text).length, half).toBeLessThanOrEqual(text.length * 6);
      expect(typeof isPlain(text), half).toBe('boolean');
      expect(typeof isPlain(`GET /${text}`), half).toBe('boolean');
    }
  });
});
