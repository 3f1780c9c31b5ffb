type Pair = [string, string];

/**
 * The pairs of a HeadersInit, as fetch would read them (Web IDL: a sequence of pairs where it is iterable, else a
 * record): Headers, arrays, Map, URLSearchParams, generators and plain objects alike. Names keep their case, values
 * are left for fetch to convert and to refuse.
 */
export function headerPairs(headers: HeadersInit | undefined): Pair[] {
  if (headers === undefined) return [];
  if (Symbol.iterator in headers) return Array.from(headers as Iterable<Pair>);
  return Reflect.ownKeys(headers)
    .filter((name) => Object.prototype.propertyIsEnumerable.call(headers, name))
    .map((name) => [name as string, (headers as Record<string, string>)[name as string] as string]);
}

/** Whether one of the pairs has this name, in any case. */
export function hasHeader(pairs: readonly Pair[], name: string): boolean {
  return pairs.some(([own]) => String(own).toLowerCase() === name);
}
