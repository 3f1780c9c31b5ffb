import { ORDINARY_TEXTS } from './fresh/ordinaryTexts.ts';
import { NEAR_MISSES } from './nearMisses.ts';
import { PROGRAM_TEXTS } from './ordinary/programTexts.ts';
import { SYSTEM_TEXTS } from './ordinary/systemTexts.ts';
import { WORLD_TEXTS } from './ordinary/worldTexts.ts';
import { ORDINARY_MESSAGES } from './ordinaryMessages.ts';

/** What neither the page's rules nor the server's may change. */
export const STAYING_TEXTS: readonly string[] = [
  ...ORDINARY_MESSAGES,
  ...NEAR_MISSES,
  ...PROGRAM_TEXTS,
  ...SYSTEM_TEXTS,
  ...WORLD_TEXTS,
  ...ORDINARY_TEXTS,
];
