import { describe, expect, it } from 'vitest';
import { foldText } from '../text/disguise/foldText.ts';
import { scrubIngestText } from '../text/scrubIngestText.ts';
import { scrubText } from '../text/scrubText.ts';
import { ADVERSARY_TEXTS } from './adversary/adversaryTexts.ts';
import { FRESH_TEXTS } from './fresh/freshTexts.ts';
import { TEXT_CARRIERS } from './textCarriers.ts';
import { WILD_TEXTS } from './wild/wildTexts.ts';

/**
 * What comes out in spite of all, of each kind: it can't be told from ordinary text. Nothing may be added. The page has
 * fewer rules: what machines and their operators write is left to the ingest. Behind a page it can miss what it would know by
 * the part that the page has taken out already.
 */
const CORPORA = [
  { name: 'an adversary plants', texts: ADVERSARY_TEXTS, leaks: { ingest: 49, page: 260, behind: 0 } },
  { name: 'a second adversary plants', texts: FRESH_TEXTS, leaks: { ingest: 16, page: 57, behind: 0 } },
  { name: 'a third adversary plants', texts: WILD_TEXTS, leaks: { ingest: 18, page: 262, behind: 1 } },
] as const;

const isIn = (scrubbed: string, pieces: readonly string[]): boolean => {
  const read = `${scrubbed}\n${foldText(scrubbed)}`.toLowerCase();
  return pieces.some((piece) => read.includes(piece.toLowerCase()));
};

const inPage = (text: string): string => scrubText(text);
const inIngest = (text: string): string => scrubIngestText(text);

/** Of all corpora together, in each of what carries them: what only its first or last sign tells. */
const MAX_CARRIED = 5;

describe.each(Object.entries(TEXT_CARRIERS))('what adversaries plant, in %s', (_, carry) => {
  it('is taken out by the ingest as it is alone', () => {
    const comesOut = (text: string, pieces: readonly string[]): boolean => isIn(inIngest(text), pieces);
    const carried = CORPORA.flatMap(({ texts }) => Object.values(texts).flat())
      .filter(([text, ...pieces]) => !comesOut(text, pieces) && comesOut(carry(text), pieces))
      .map(([text]) => text);
    expect(carried.length, carried.join('\n')).toBeLessThanOrEqual(MAX_CARRIED);
  });
});

describe.each(CORPORA)('what $name', ({ texts, leaks }) => {
  const all = Object.values(texts).flat();

  const leaksOf = (scrub: (text: string) => string): string[] =>
    all.filter(([text, ...pieces]) => isIn(scrub(text), pieces)).map(([text]) => text);

  it('is in the texts, or read in them', () => {
    for (const [text, ...pieces] of all) {
      const read = [text, foldText(text), foldText(foldText(text))].join('\n').toLowerCase();
      expect(
        pieces.some((piece) => read.includes(piece.toLowerCase())),
        text,
      ).toBe(true);
    }
  });

  it('is taken out by the ingest', () => {
    expect(leaksOf(inIngest).length).toBeLessThanOrEqual(leaks.ingest);
  });

  it('is taken out in the page, as far as pages have it', () => {
    expect(leaksOf(inPage).length).toBeLessThanOrEqual(leaks.page);
  });

  it('is taken out all the same by an ingest behind a page', () => {
    const alone = new Set(leaksOf(inIngest));
    const more = leaksOf((text) => inIngest(inPage(text))).filter((text) => !alone.has(text));
    expect(more.length, more.join('\n')).toBeLessThanOrEqual(leaks.behind);
  });

  it('does not change the second time', () => {
    for (const [text] of all) {
      const [page, ingest] = [inPage(text), inIngest(text)];
      expect(inPage(page), text).toBe(page);
      expect(inIngest(ingest), text).toBe(ingest);
      expect(inPage(ingest), text).toBe(ingest);
    }
  });
});
