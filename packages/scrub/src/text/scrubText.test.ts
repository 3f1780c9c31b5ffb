import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScrubKind } from '../scrubKind.ts';
import { HALF_MATCHES } from '../testing/halfMatches.ts';
import { edgy, ORDINARY, SCRUBBED, SECRETS } from '../testing/textCorpus.ts';
import { scrubText } from './scrubText.ts';

describe('scrubText', () => {
  it.each(SCRUBBED)('%j becomes %j', (input, output) => {
    expect(scrubText(input)).toBe(output);
    expect(scrubText(output)).toBe(output);
  });

  it.each(ORDINARY)('leaves %j', (text) => expect(scrubText(text)).toBe(text));

  it('counts by kind', () => {
    const kinds: ScrubKind[] = [];
    scrubText('a@b.example at 10.0.0.1, https://u:p@h.example/42?q', (kind) => kinds.push(kind));
    expect(kinds.sort()).toEqual(['credentials', 'email', 'ip', 'path_segment', 'query']);
  });
});

/** Texts around a secret: words and punctuation that do not join it. */
const around = fc.stringMatching(/^[a-z ,;]{0,20}[ ,;"(]$/);

describe('scrubText, whatever the text', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(edgy, (text) => {
        const once = scrubText(text);
        expect(scrubText(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(SECRETS)('takes %s out', (_, secret) => {
    fc.assert(
      fc.property(around, secret, around, (before, value, after) => {
        const data = value.replace(/^(?:password=|dob: )/, '');
        fc.pre(!`${before} ${after}`.includes(data));
        const scrubbed = scrubText(`${before}${value} ${after}`);
        expect(scrubbed).not.toContain(data);
        expect(scrubbed.startsWith(before.replace(/\W+$/, ''))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('comes through 50 KB of half-matches', () => {
    for (const half of HALF_MATCHES) {
      const text = half.repeat(Math.ceil(50_000 / half.length));
      const once = scrubText(text);
      expect(once.length, half).toBeLessThanOrEqual(text.length * 8);
      expect(scrubText(`${half.repeat(2000)} a@b.example`), half).not.toContain('a@b.example');
    }
  });
});
