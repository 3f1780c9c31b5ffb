import type { Result } from '@throughline/wire/result';
import * as v from 'valibot';

/** How one variable of policies is read. */
export interface PoliciesOptions {
  /** Its name, for the message. */
  readonly variable: string;
  /** Whether the names are secrets (tokens) that no message may show. */
  readonly hideNames: boolean;
  /** Whether a caller can send this name at all. */
  readonly isName: (name: string) => boolean;
  /** What a name that isn't one is told: what it must be, and the fix. */
  readonly nameRule: string;
}

/**
 * Reads one JSON variable of the shape `{"<name>": {…policy}}`.
 *
 * @returns the entries, or one line that names the field, what is wrong with it and the fix.
 */
export function parsePolicies<T>(
  json: string,
  schema: v.GenericSchema<unknown, T>,
  { variable, hideNames, isName, nameRule }: PoliciesOptions,
): Result<ReadonlyMap<string, T>, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return { ok: false, error: `${variable}: is not valid JSON; write an object of "name": {…}` };
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return { ok: false, error: `${variable}: is no JSON object; write an object of "name": {…}` };
  }
  const policies = new Map<string, T>();
  for (const [i, [name, value]] of Object.entries(parsed).entries()) {
    const shown = hideNames ? `entry ${i + 1}` : name;
    if (!isName(name)) return { ok: false, error: `${variable}: ${shown}: ${nameRule}` };
    const result = v.safeParse(schema, value);
    if (!result.success) return { ok: false, error: `${variable}: ${mistake(shown, result.issues[0])}` };
    policies.set(name, result.output);
  }
  return { ok: true, value: policies };
}

function mistake(name: string, issue: v.BaseIssue<unknown>): string {
  const path = [name, ...(issue.path ?? []).map((item) => String(item.key))].join('.');
  return `${path}: ${issue.message}`;
}
