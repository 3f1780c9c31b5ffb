import type { ScrubKind } from '../scrubKind.ts';
import { applyRules } from './applyRules.ts';
import { gateRules } from './gateRules.ts';
import { ACCOUNT_RULES } from './rules/server/accountRules.ts';
import { COUNTRY_RULES } from './rules/server/countryRules.ts';
import { DUMP_RULES } from './rules/server/dumpRules.ts';
import { HANDLE_RULES } from './rules/server/handleRules.ts';
import { INPUT_RULES } from './rules/server/inputRules.ts';
import { MACHINE_RULES } from './rules/server/machineRules.ts';
import { NAME_RULES } from './rules/server/nameRules.ts';
import { RANDOM_RULES } from './rules/server/randomRules.ts';
import { RARE_RULES } from './rules/server/rareRules.ts';
import { SENSITIVE_RULES } from './rules/server/sensitiveRules.ts';
import { STATEMENT_RULES } from './rules/server/statementRules.ts';
import { WEB_RULES } from './rules/server/webRules.ts';

/** Values in dumps and statements first, whatever they are; random ids last, when accounts that look alike have been counted as such. */
const SERVER_RULES = [
  INPUT_RULES,
  DUMP_RULES,
  STATEMENT_RULES,
  MACHINE_RULES,
  ACCOUNT_RULES,
  NAME_RULES,
  HANDLE_RULES,
  COUNTRY_RULES,
  SENSITIVE_RULES,
  RARE_RULES,
  WEB_RULES,
  RANDOM_RULES,
].map(gateRules);

/** A method, small words and a path of them hold nothing of this kind, and most names of spans are such. */
const NAME = /^(?!.*(?:mail|cron|ftp|home|users)\/)(?:[A-Z]{3,7} )?[a-z_]*(?:\/:?[a-z_]+)*\/?$/;

/**
 * Free text without what only servers write, and those who run them: values in statements of SQL, command lines, accounts and
 * addresses of machines, addresses of pages that were cut. Pages need not carry these rules: an ingest asks for this before `scrubText`. Idempotent.
 *
 * @param count called once for each value that was taken out.
 */
export function scrubServerText(text: string, count?: (kind: ScrubKind) => void): string {
  if (NAME.test(text)) return text;
  let scrubbed = text;
  for (const { gates, rules } of SERVER_RULES)
    if (gates.some((gate) => gate.test(scrubbed))) scrubbed = applyRules(scrubbed, rules, count);
  return scrubbed;
}
