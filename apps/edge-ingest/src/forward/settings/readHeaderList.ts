import type { Result } from '@throughline/wire/result';
import { headerMistake } from './headerMistake.ts';

/**
 * Reads fixed headers as OpenTelemetry's OTEL_EXPORTER_OTLP_HEADERS writes them: `name=value,name=value`, values
 * percent-encoded where they need to be (OpenTelemetry, "OTLP exporter", "Specifying headers via environment variables").
 *
 * @returns the headers, or what is wrong and the fix; never a value.
 */
export function readHeaderList(text: string): Result<Record<string, string>, string> {
  const headers: Record<string, string> = {};
  for (const [i, member] of text.split(',').entries()) {
    if (member.trim() === '') continue;
    const [, name, raw] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/.exec(member) ?? [];
    if (name === undefined || raw === undefined)
      return { ok: false, error: `entry ${i + 1} has no "="; write name=value,name=value` };
    const value = decoded(raw);
    if (value === undefined)
      return { ok: false, error: `header ${name} has a stray "%"; percent-encode its value, "%" as %25` };
    const mistake = headerMistake(name, value);
    if (mistake !== undefined) return { ok: false, error: mistake };
    headers[name] = value;
  }
  return { ok: true, value: headers };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
