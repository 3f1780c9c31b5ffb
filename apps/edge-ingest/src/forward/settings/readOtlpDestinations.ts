import { bearer, type DestinationName } from '../destination.ts';
import { endpointMistake } from './endpointMistake.ts';
import { headerMistake } from './headerMistake.ts';
import type { OtlpSettings } from './otlpSettings.ts';

/** More are a mistake: each costs a request whenever spans leave, and the free plan ends at 50 of them in one alarm. */
export const MAX_DESTINATIONS = 8;

/** As a label, and in the name of its state. */
const NAME = /^[a-z][a-z0-9_-]{0,31}$/;

/** Names of destinations that have variables of their own. */
const TAKEN: ReadonlySet<DestinationName> = new Set(['otlp', 'remote_write']);

const FIELDS: ReadonlySet<string> = new Set(['endpoint', 'token', 'headers']);

export interface OtlpDestinationsOptions {
  /** A variable or secret by its name; undefined where it is not set. */
  readonly variable: (name: string) => string | undefined;
  /** Takes one line for each mistake: the field, what is wrong and the fix; never a value of a header. */
  readonly note: (mistake: string) => void;
}

/**
 * Reads `OTLP_DESTINATIONS`: JSON, name → `{endpoint, token?, headers?}`. A token or a header's value is a text, or
 * `{"env": "NAME"}` for the variable or secret of that name. What has a mistake is left out.
 */
export function readOtlpDestinations(json: string, options: OtlpDestinationsOptions): OtlpSettings[] {
  const entries = Object.entries(parse(json) ?? {});
  const note = (mistake: string): void => options.note(`OTLP_DESTINATIONS: ${mistake}`);
  if (entries.length === 0) note('is no JSON object of "name": {"endpoint": …}; write it so');
  if (entries.length > MAX_DESTINATIONS)
    note(`has more than ${MAX_DESTINATIONS} destinations; take some out`);
  return entries
    .slice(0, MAX_DESTINATIONS)
    .map(([name, entry]) => readEntry(name, entry, { ...options, note }))
    .filter((settings) => settings !== undefined);
}

function parse(json: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function readEntry(
  name: DestinationName,
  entry: unknown,
  { variable, note }: OtlpDestinationsOptions,
): OtlpSettings | undefined {
  let isGood = true;
  const checks: OtlpDestinationsOptions = {
    variable,
    note(mistake) {
      isGood = false;
      note(mistake);
    },
  };
  if (!NAME.test(name) || TAKEN.has(name))
    checks.note(`"${name}" is no name; use up to 32 of a-z, 0-9, - and _, other than otlp and remote_write`);
  const fields = isRecord(entry) ? entry : {};
  const unknown = Object.keys(fields).find((field) => !FIELDS.has(field));
  if (unknown !== undefined) checks.note(`${name}.${unknown} is not known; use endpoint, token and headers`);
  const endpoint = typeof fields.endpoint === 'string' ? fields.endpoint : '';
  const mistake = endpointMistake(endpoint);
  if (mistake !== undefined) checks.note(`${name}.endpoint ${mistake}`);
  const headers = readHeaders(name, fields.headers ?? {}, checks);
  const token = readToken(name, fields.token, checks);
  if (token !== undefined && Object.keys(headers).some((field) => /^authorization$/i.test(field)))
    checks.note(`${name} has a token and a header Authorization; keep one of them`);
  return isGood ? { name, endpoint, headers: { ...headers, ...bearer(token) } } : undefined;
}

function readHeaders(
  name: DestinationName,
  given: unknown,
  options: OtlpDestinationsOptions,
): Record<string, string> {
  const headers: Record<string, string> = {};
  if (!isRecord(given)) options.note(`${name}.headers is no object; write "header": "value"`);
  for (const [field, text] of Object.entries(isRecord(given) ? given : {})) {
    const value = read(text, `${name}.headers.${field}`, options);
    if (value === undefined) continue;
    const mistake = headerMistake(field, value);
    if (mistake !== undefined) options.note(`${name}: ${mistake}`);
    headers[field] = value;
  }
  return headers;
}

function readToken(
  name: DestinationName,
  given: unknown,
  options: OtlpDestinationsOptions,
): string | undefined {
  if (given === undefined) return undefined;
  const token = read(given, `${name}.token`, options);
  if (token !== undefined && headerMistake('Authorization', token) !== undefined)
    options.note(`${name}.token has unprintable characters; set it to visible ones`);
  return token;
}

/** A text, or what the variable that it names holds. */
function read(
  given: unknown,
  field: string,
  { variable, note }: OtlpDestinationsOptions,
): string | undefined {
  if (typeof given === 'string' && given !== '') return given;
  const named = isRecord(given) && typeof given.env === 'string' ? given.env : undefined;
  if (named === undefined) {
    note(`${field} is neither a text nor {"env": "NAME"}; write it as one of them`);
    return undefined;
  }
  const value = variable(named);
  if (!value) note(`${field} names ${named}, which is not set; set it with "wrangler secret put ${named}"`);
  return value || undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
