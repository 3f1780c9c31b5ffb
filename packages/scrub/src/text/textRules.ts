import { ADDRESS_RULES } from './rules/addressRules.ts';
import { CREDENTIAL_RULES } from './rules/credentialRules.ts';
import { EMAIL_RULES } from './rules/emailRules.ts';
import { FILE_RULES } from './rules/fileRules.ts';
import { HINTS } from './rules/hints.ts';
import { IDENTITY_RULES, LABELLED_IDENTITY } from './rules/identityRules.ts';
import { LITERAL_RULES } from './rules/literalRules.ts';
import { NETWORK_RULES } from './rules/networkRules.ts';
import { CARD, IBAN, LONG_NUMBER } from './rules/numberRules.ts';
import { PERSON_RULES } from './rules/personRules.ts';
import { PHONE_RULES } from './rules/phoneRules.ts';
import { PLACE_RULES } from './rules/placeRules.ts';
import { RANDOM_KEY, SECRET_RULES } from './rules/secretRules.ts';
import type { TextRule } from './rules/textRule.ts';

/** Each has a digit in it, or says itself what it has: a text without any is spared them all. */
const NUMBERED_RULES: readonly TextRule[] = [
  LABELLED_IDENTITY,
  IBAN,
  RANDOM_KEY,
  CARD,
  ...PLACE_RULES,
  ...NETWORK_RULES,
  ...PHONE_RULES,
  ...IDENTITY_RULES,
  ...ADDRESS_RULES,
].map((rule) => ({ hint: HINTS.digit, ...rule }));

/** What is looked for in free text, in this order: what is surest first, so that it is counted as what it is. */
export const TEXT_RULES: readonly TextRule[] = [
  ...EMAIL_RULES,
  ...SECRET_RULES,
  ...CREDENTIAL_RULES,
  ...LITERAL_RULES,
  ...FILE_RULES,
  ...PERSON_RULES,
  ...NUMBERED_RULES,
  LONG_NUMBER,
];
