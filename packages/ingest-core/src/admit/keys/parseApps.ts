import type { Result } from '@throughline/wire/result';
import type { SecretOf } from '../tickets/ticketSecretSchema.ts';
import type { AppPolicy } from './appDirectory.ts';
import { isPublishableKey, PUBLISHABLE_KEY_SHAPE } from './credentials.ts';
import { parsePolicies } from './parsePolicies.ts';
import { appPolicySchema } from './policySchemas.ts';

/**
 * Reads the variable `APPS`: publishable key → app, environment, origins, rates, tickets.
 *
 * @param secretOf the variable that holds a secret of tickets, for entries that name it.
 * @returns the policies by key, or one line that names the field, the mistake and the fix.
 */
export function parseApps(
  json: string,
  secretOf: SecretOf = () => undefined,
): Result<ReadonlyMap<string, AppPolicy>, string> {
  return parsePolicies<AppPolicy>(json, appPolicySchema(secretOf), {
    variable: 'APPS',
    hideNames: false,
    isName: isPublishableKey,
    nameRule: `the key must be ${PUBLISHABLE_KEY_SHAPE}, or no page can send it; rename it`,
  });
}
