import { QueryError } from '../queryError.ts';

const UNIT_MS: Readonly<Record<string, number>> = {
  y: 365 * 24 * 3_600_000,
  w: 7 * 24 * 3_600_000,
  d: 24 * 3_600_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
};

/** Units from large to small, each at most once (Prometheus, "Float literals and time durations"). */
const DURATION = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
const UNITS = ['y', 'w', 'd', 'h', 'm', 's', 'ms'];

/** Milliseconds of a duration such as `1h30m`, or undefined where the text is none. */
export function durationMs(text: string): number | undefined {
  const match = text === '' ? null : DURATION.exec(text);
  if (match === null) return undefined;
  return UNITS.reduce((sum, unit, i) => sum + Number(match[i + 1] ?? 0) * (UNIT_MS[unit] ?? 0), 0);
}

/** A number literal: decimal, hexadecimal, `Inf`, `NaN`, or a duration, which counts in seconds. */
export function parseNumber(text: string): number {
  const plain = text.replaceAll('_', '').toLowerCase();
  if (plain === 'inf') return Number.POSITIVE_INFINITY;
  if (plain === 'nan') return Number.NaN;
  const number = Number(plain);
  if (!Number.isNaN(number)) return number;
  const duration = durationMs(text);
  if (duration === undefined) throw new QueryError('bad_data', `invalid number ${JSON.stringify(text)}`);
  return duration / 1000;
}

/** Milliseconds of a literal inside `[…]` or after `offset`: a duration, or a number of seconds. */
export function parseDuration(text: string): number {
  return durationMs(text) ?? parseNumber(text) * 1000;
}
