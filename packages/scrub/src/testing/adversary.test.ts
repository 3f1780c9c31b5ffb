import { describe, expect, it } from 'vitest';
import { foldText } from '../text/foldText.ts';
import { scrubServerText } from '../text/scrubServerText.ts';
import { scrubText } from '../text/scrubText.ts';
import { ADVERSARY_TEXTS } from './adversary/adversaryTexts.ts';

/** What comes out in spite of all, of each kind: it can't be told from ordinary text. Nothing may be added. */
const LEAKS_OF_INGEST = 105;

/** The page has fewer rules: what machines and their operators write is left to the ingest. */
const LEAKS_OF_PAGE = 274;

const inPage = (text: string): string => scrubText(text);
const inIngest = (text: string): string => scrubText(scrubServerText(text));

const ALL = Object.values(ADVERSARY_TEXTS).flat();

function leaksOf(scrub: (text: string) => string): string[] {
  return ALL.filter(([text, ...pieces]) => {
    const scrubbed = scrub(text);
    const read = `${scrubbed}\n${foldText(scrubbed)}`.toLowerCase();
    return pieces.some((piece) => read.includes(piece.toLowerCase()));
  }).map(([text]) => text);
}

describe('what an adversary plants', () => {
  it('is in the texts, or read in them', () => {
    for (const [text, ...pieces] of ALL) {
      const read = [text, foldText(text), foldText(foldText(text))].join('\n').toLowerCase();
      expect(
        pieces.some((piece) => read.includes(piece.toLowerCase())),
        text,
      ).toBe(true);
    }
  });

  it('is taken out by the ingest', () => {
    expect(leaksOf(inIngest).length).toBeLessThanOrEqual(LEAKS_OF_INGEST);
  });

  it('is taken out in the page, as far as pages have it', () => {
    expect(leaksOf(inPage).length).toBeLessThanOrEqual(LEAKS_OF_PAGE);
  });

  it('is taken out all the same by an ingest behind a page', () => {
    const alone = new Set(leaksOf(inIngest));
    expect(leaksOf((text) => inIngest(inPage(text))).filter((text) => !alone.has(text))).toEqual([]);
  });

  it('does not change the second time', () => {
    for (const [text] of ALL) {
      const [page, ingest] = [inPage(text), inIngest(text)];
      expect(inPage(page), text).toBe(page);
      expect(inIngest(ingest), text).toBe(ingest);
      expect(inPage(ingest), text).toBe(ingest);
    }
  });
});
