import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANGED_TEXTS } from '../testing/changedTexts.ts';
import { LEAKED_ELSEWHERE } from '../testing/leakedElsewhere.ts';
import { LEAKED_HERE } from '../testing/leakedHere.ts';
import { plantedTexts } from '../testing/planted/plantedTexts.ts';
import { STAYING_TEXTS } from '../testing/stayingTexts.ts';
import { foldText } from './disguise/foldText.ts';
import { scrubText } from './scrubText.ts';

describe('what has leaked', () => {
  it.each([...LEAKED_ELSEWHERE, ...LEAKED_HERE])('%j: %j does not come out', (text, piece) => {
    const scrubbed = scrubText(text);
    expect(scrubbed).not.toContain(piece);
    expect(scrubText(scrubbed)).toBe(scrubbed);
  });

  it.each(CHANGED_TEXTS)('%j does not come out', (text) => {
    const scrubbed = scrubText(text);
    expect(scrubbed).not.toContain(text);
    expect(scrubText(scrubbed)).toBe(scrubbed);
  });
});

describe('what programs say', () => {
  it.each(STAYING_TEXTS)('%j stays', (text) => expect(scrubText(text)).toBe(text));
});

describe('personal data of any kind, in any disguise and place', () => {
  it('does not come out, and nothing changes the second time', () => {
    fc.assert(
      fc.property(plantedTexts, ({ text, pieces }) => {
        const scrubbed = scrubText(text);
        const read = `${scrubbed}\n${foldText(scrubbed)}`.toLowerCase();
        for (const piece of pieces) expect(read).not.toContain(piece);
        expect(scrubText(scrubbed)).toBe(scrubbed);
      }),
      { numRuns: 2_000, seed: 20_261_121 },
    );
  });
});
