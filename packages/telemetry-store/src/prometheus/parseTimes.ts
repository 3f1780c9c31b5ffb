import type { Result } from '@throughline/wire/result';
import { durationMs } from '../promql/parse/parseDuration.ts';

/** Points per series of a range query, as Prometheus limits them: a week by the minute. */
const MAX_STEPS = 11_000;

/** Seconds that a date can hold. */
const MAX_SECONDS = 8.64e12;

/** Unix milliseconds of a time: seconds with a fraction, or RFC 3339. */
export function parseTime(text: string): number | undefined {
  const seconds = text === '' ? Number.NaN : Number(text);
  const ms = Number.isNaN(seconds) ? Date.parse(text) : seconds * 1000;
  return Math.abs(ms) <= MAX_SECONDS * 1000 ? Math.round(ms) : undefined;
}

/** The time of an instant query, `fallback` where it has none. */
export function parseInstant(
  parameters: URLSearchParams,
  name: string,
  fallback: number,
): Result<number, string> {
  const text = parameters.get(name);
  if (text === null || text === '') return { ok: true, value: fallback };
  const time = parseTime(text);
  if (time !== undefined) return { ok: true, value: time };
  return {
    ok: false,
    error: `invalid parameter "${name}": cannot parse ${JSON.stringify(text)} to a valid timestamp`,
  };
}

/** The steps of a range query: `start`, `end` and `step`, a number of seconds or a duration. */
export function parseSteps(parameters: URLSearchParams): Result<number[], string> {
  const start = parseTime(parameters.get('start') ?? '');
  const end = parseTime(parameters.get('end') ?? '');
  const stepText = parameters.get('step') ?? '';
  const step = durationMs(stepText) ?? Number(stepText === '' ? Number.NaN : stepText) * 1000;
  if (start === undefined) return fail('start', 'cannot parse it to a valid timestamp');
  if (end === undefined) return fail('end', 'cannot parse it to a valid timestamp');
  if (end < start) return fail('end', 'end timestamp must not be before start time');
  if (!(step >= 1) || !Number.isFinite(step)) return fail('step', 'must be a duration of at least 1 ms');
  const count = Math.floor((end - start) / step) + 1;
  if (count > MAX_STEPS) {
    return fail(
      'step',
      `exceeded maximum resolution of ${MAX_STEPS} points per timeseries: use a larger step`,
    );
  }
  return { ok: true, value: Array.from({ length: count }, (_, i) => start + i * step) };
}

function fail(name: string, reason: string): Result<never, string> {
  return { ok: false, error: `invalid parameter "${name}": ${reason}` };
}
