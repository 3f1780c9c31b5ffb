/**
 * Parses OpenTelemetry's list form, `key=value,key2=value2` with percent-encoded values
 * (specification, "OpenTelemetry Protocol Exporter", "Specifying headers via environment variables").
 *
 * @returns the pairs; undefined where an entry has no key or its encoding is broken.
 */
export function parseKeyValues(text: string): Record<string, string> | undefined {
  const pairs: Record<string, string> = {};
  for (const entry of text.split(',')) {
    if (entry.trim() === '') continue;
    const split = entry.indexOf('=');
    if (split < 1) return undefined;
    try {
      pairs[entry.slice(0, split).trim()] = decodeURIComponent(entry.slice(split + 1).trim());
    } catch {
      return undefined;
    }
  }
  return pairs;
}
