import type { ScrubKind } from '../scrubKind.ts';
import { applyRules } from './applyRules.ts';
import { MACHINE_RULES } from './rules/server/machineRules.ts';
import { STATEMENT_RULES } from './rules/server/statementRules.ts';

/**
 * Free text without what only servers write, and those who run them: values in statements of SQL, command lines, accounts and
 * addresses of machines. Pages need not carry these rules: an ingest asks for this before `scrubText`. Idempotent.
 *
 * @param count called once for each value that was taken out.
 */
export function scrubServerText(text: string, count?: (kind: ScrubKind) => void): string {
  return applyRules(applyRules(text, STATEMENT_RULES, count), MACHINE_RULES, count);
}
