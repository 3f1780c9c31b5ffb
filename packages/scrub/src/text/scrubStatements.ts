import type { ScrubKind } from '../scrubKind.ts';
import { applyRules } from './applyRules.ts';
import { STATEMENT_RULES } from './rules/statementRules.ts';

/**
 * Free text without the values in statements of SQL. Only servers have them in their texts, so that pages need not carry
 * these rules: an ingest asks for this before `scrubText`. Idempotent.
 *
 * @param count called once for each value that was taken out.
 */
export function scrubStatements(text: string, count?: (kind: ScrubKind) => void): string {
  return applyRules(text, STATEMENT_RULES, count);
}
