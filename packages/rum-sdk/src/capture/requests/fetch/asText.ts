/**
 * As Web IDL converts to text, running the app's `toString` once. A symbol stays: the browser refuses it in its own
 * words.
 */
export function asText(value: unknown): string {
  return typeof value === 'symbol' ? (value as unknown as string) : `${value}`;
}
