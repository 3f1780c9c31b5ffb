import { ORDINARY_TEXTS } from './fresh/ordinaryTexts.ts';
import { NEAR_MISSES } from './nearMisses.ts';
import { FRAMEWORK_TEXTS } from './ordinary/frameworkTexts.ts';
import { PROGRAM_TEXTS } from './ordinary/programTexts.ts';
import { SENTENCE_TEXTS } from './ordinary/sentenceTexts.ts';
import { SYSTEM_TEXTS } from './ordinary/systemTexts.ts';
import { TELEMETRY_TEXTS } from './ordinary/telemetryTexts.ts';
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
  ...FRAMEWORK_TEXTS,
  ...TELEMETRY_TEXTS,
  ...SENTENCE_TEXTS,
];
