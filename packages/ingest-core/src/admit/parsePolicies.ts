import type { Result } from '@throughline/wire/result';
import * as v from 'valibot';

/**
 * Reads one JSON variable of the shape `{"<name>": {…policy}}`.
 *
 * @param variable its name, for the message.
 * @param hideNames whether the names are secrets (tokens) that no message may show.
 * @returns the entries, or one line that names the field, what is wrong with it and the fix.
 */
export function parsePolicies<T>(
  json: string,
  schema: v.GenericSchema<unknown, T>,
  { variable, hideNames }: { variable: string; hideNames: boolean },
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
    const result = v.safeParse(schema, value);
    const shown = hideNames ? `entry ${i + 1}` : name;
    if (!result.success) return { ok: false, error: `${variable}: ${mistake(shown, result.issues[0])}` };
    policies.set(name, result.output);
  }
  return { ok: true, value: policies };
}

function mistake(name: string, issue: v.BaseIssue<unknown>): string {
  const path = [name, ...(issue.path ?? []).map((item) => String(item.key))].join('.');
  return `${path}: ${issue.message}`;
}
