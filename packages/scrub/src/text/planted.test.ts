import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANGED_TEXTS } from '../testing/changedTexts.ts';
import { ORDINARY_TEXTS } from '../testing/fresh/ordinaryTexts.ts';
import { LEAKED_ELSEWHERE } from '../testing/leakedElsewhere.ts';
import { LEAKED_HERE } from '../testing/leakedHere.ts';
import { NEAR_MISSES } from '../testing/nearMisses.ts';
import { PROGRAM_TEXTS } from '../testing/ordinary/programTexts.ts';
import { SYSTEM_TEXTS } from '../testing/ordinary/systemTexts.ts';
import { WORLD_TEXTS } from '../testing/ordinary/worldTexts.ts';
import { ORDINARY_MESSAGES } from '../testing/ordinaryMessages.ts';
import { plantedTexts } from '../testing/planted/plantedTexts.ts';
import { foldText } from './foldText.ts';
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
  it.each([
    ...ORDINARY_MESSAGES,
    ...NEAR_MISSES,
    ...PROGRAM_TEXTS,
    ...SYSTEM_TEXTS,
    ...WORLD_TEXTS,
    ...ORDINARY_TEXTS,
  ])('%j stays', (text) => expect(scrubText(text)).toBe(text));
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
