import type { PlantedText } from '../adversary/plantedText.ts';
import { DISGUISED_TEXTS } from './disguisedTexts.ts';
import { KEY_TEXTS } from './keyTexts.ts';
import { MACHINE_TEXTS } from './machineTexts.ts';
import { NUMBER_TEXTS } from './numberTexts.ts';
import { PERSON_TEXTS } from './personTexts.ts';
import { WEB_TEXTS } from './webTexts.ts';

/** A second reading, written after the rules were thought done and without looking at them, by kind. */
export const FRESH_TEXTS: Readonly<Record<string, readonly PlantedText[]>> = {
  'addresses and headers': WEB_TEXTS,
  keys: KEY_TEXTS,
  people: PERSON_TEXTS,
  numbers: NUMBER_TEXTS,
  machines: MACHINE_TEXTS,
  disguises: DISGUISED_TEXTS,
};
