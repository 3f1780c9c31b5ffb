import type { Result } from '@throughline/wire/result';
import type { TokenPolicy } from './appDirectory.ts';
import { BEARER_TOKEN_SHAPE, isGoodToken } from './credentials.ts';
import { parsePolicies } from './parsePolicies.ts';
import { tokenPolicySchema } from './policySchemas.ts';

/**
 * Reads the secret `INGEST_TOKENS`: bearer token → app, environment, rates.
 *
 * @returns the policies by token, or one line that names the entry by its place (a token is never shown).
 */
export function parseTokens(json: string): Result<ReadonlyMap<string, TokenPolicy>, string> {
  return parsePolicies(json, tokenPolicySchema, {
    variable: 'INGEST_TOKENS',
    hideNames: true,
    isName: isGoodToken,
    nameRule: `the token must be ${BEARER_TOKEN_SHAPE}, or it is guessed, or no caller can send it; make one with "openssl rand -hex 32"`,
  });
}
