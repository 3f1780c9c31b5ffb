import { CREDENTIALS } from './credentials.ts';
import { EMAILS } from './emails.ts';
import { ENCODED } from './encoded.ts';
import { FILES_AND_URLS } from './filesAndUrls.ts';
import { NATIONAL_IDS } from './nationalIds.ts';
import { NETWORKS } from './networks.ts';
import { PAYMENTS } from './payments.ts';
import { PEOPLE } from './people.ts';
import { PHONES } from './phones.ts';
import { PLACES } from './places.ts';
import type { PlantedText } from './plantedText.ts';
import { STATEMENTS } from './statements.ts';
import { TOKENS } from './tokens.ts';

/**
 * What somebody would plant who has not read the rules, by kind: written down from standards, vendors' documents and countries'
 * authorities, not from what the rules know.
 */
export const ADVERSARY_TEXTS: Readonly<Record<string, readonly PlantedText[]>> = {
  emails: EMAILS,
  tokens: TOKENS,
  payments: PAYMENTS,
  phones: PHONES,
  networks: NETWORKS,
  'national ids': NATIONAL_IDS,
  people: PEOPLE,
  places: PLACES,
  credentials: CREDENTIALS,
  'files and urls': FILES_AND_URLS,
  encoded: ENCODED,
  statements: STATEMENTS,
};
