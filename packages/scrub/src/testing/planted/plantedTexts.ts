import fc from 'fast-check';
import { CARRIERS, URL_CARRIERS } from './carriers.ts';
import { DISGUISES } from './disguises.ts';
import type { Plant } from './plant.ts';
import { PLANTS } from './plantKinds.ts';

/** Quotes that are escaped when they are reversed are no longer the same data. */
const isSpoiled = (disguise: string, carrier: string): boolean =>
  disguise === 'shown from right to left' && carrier.includes('JSON');

/** Personal data in a disguise, somewhere in a text. */
export const plantedTexts: fc.Arbitrary<Plant> = fc
  .tuple(
    PLANTS,
    fc.constantFrom(...Object.entries(DISGUISES)),
    fc.constantFrom(...Object.entries({ ...CARRIERS, ...URL_CARRIERS })),
  )
  .filter(([, [disguise], [carrier]]) => !isSpoiled(disguise, carrier))
  .map(([plant, [disguise, disguised], [carrier, carry]]) => ({
    kind: `${plant.kind} ${disguise}, ${carrier}`,
    text: carry(disguised(plant.text)),
    pieces: plant.pieces,
  }));
