/** One change of a JSON body as a text: what `JSON.parse` and `JSON.stringify` would not let through. */
export interface JsonMutation {
  readonly kind: 'json-nest' | 'json-double-key' | 'json-list' | 'json-repeat';
  /** A share of the places where it could be, 0 to 1. */
  readonly at: number;
  readonly pick: number;
}

/** A key and a scalar behind it. */
const MEMBER = /"[^"\\]*":(?:"(?:[^"\\]|\\.)*"|-?[\d.]+|true|false|null)/g;

/** An OTLP value, `{"stringValue":…}` and its like. */
const VALUE = /\{"(?:string|int|double|bool)Value":(?:"(?:[^"\\]|\\.)*"|-?[\d.]+|true|false)\}/g;

const DEPTHS = [2, 30, 200, 5_000];
const REPEATS = [2, 200, 3_000];

/** Around a value, `so` many times. */
const WRAPPERS: readonly (readonly [before: string, after: string])[] = [
  ['{"arrayValue":{"values":[', ']}}'],
  ['{"kvlistValue":{"values":[{"key":"k","value":', '}]}}'],
  ['[', ']'],
];

/** Applies a mutation; bytes in which it finds nothing to change come back as they are. */
export function mutateJson(bytes: Uint8Array, { kind, at, pick }: JsonMutation): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const matches = [...text.matchAll(kind === 'json-nest' ? VALUE : MEMBER)];
  const match = matches[Math.floor(at * matches.length)];
  if (match === undefined) return bytes;
  const [found] = match;
  const after = text.slice(match.index + found.length);
  return Buffer.from(`${text.slice(0, match.index)}${changed(found, kind, pick)}${after}`, 'latin1');
}

function changed(found: string, kind: JsonMutation['kind'], pick: number): string {
  const choose = <T>(list: readonly T[]): T => list[Math.floor(pick * list.length)] as T;
  const colon = found.indexOf(':');
  switch (kind) {
    case 'json-nest': {
      const [before, after] = choose(WRAPPERS);
      const depth = DEPTHS[Math.floor(pick * 97) % DEPTHS.length] ?? 2;
      return before.repeat(depth) + found + after.repeat(depth);
    }
    case 'json-double-key':
      return `${found},${found.slice(0, colon)}:${choose(['null', '"other"', '{}', '7', '[[]]'])}`;
    case 'json-list':
      return `${found.slice(0, colon + 1)}[${found.slice(colon + 1)}]`;
    case 'json-repeat':
      return Array.from({ length: choose(REPEATS) }, () => found).join(',');
  }
}
