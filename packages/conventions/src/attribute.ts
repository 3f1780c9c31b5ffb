/** How a value is treated on its way: taken as it is, or passed through one of the scrubbers of `@throughline/scrub`. */
export type Scrub =
  /** An enumerated or numeric value, or a name from the program's own code; text is still value-scrubbed at the edge. */
  | 'none'
  /** A URL: query, fragment and credentials are cut, path segments that look like data become placeholders. */
  | 'url'
  /** A path or a route template: as `url`, without an origin. */
  | 'path'
  /** Free text: emails, tokens, keys, numbers and so on become placeholders. */
  | 'text';

/** One attribute of the allowlist. */
export interface Attribute {
  /** The type of the value on the wire (OTLP AnyValue). */
  readonly type: 'string' | 'int' | 'double' | 'boolean';
  /** Where it stands: on the resource, on a span, or on a span's event. */
  readonly on: readonly ('resource' | 'span' | 'event')[];
  readonly scrub: Scrub;
  /** Whether a publishable key (a browser) may send it; the others are accepted from servers (bearer) only. */
  readonly from: 'browser' | 'server';
  /** Unit and meaning, for the reference table. */
  readonly doc: string;
}

type Position = Attribute['on'][number];

/** Positions of an attribute. */
export const RESOURCE: readonly Position[] = ['resource'];
export const SPAN: readonly Position[] = ['span'];
export const EVENT: readonly Position[] = ['event'];
export const SPAN_AND_EVENT: readonly Position[] = ['span', 'event'];

/** Writes an attribute down: a function for each type and, for text, for how it is scrubbed. */
export function attributesFrom(from: Attribute['from']) {
  const make =
    (type: Attribute['type'], scrub: Scrub) =>
    (on: readonly Position[], doc: string): Attribute => ({ type, on, scrub, from, doc });
  return {
    word: make('string', 'none'),
    url: make('string', 'url'),
    path: make('string', 'path'),
    text: make('string', 'text'),
    int: make('int', 'none'),
    double: make('double', 'none'),
    boolean: make('boolean', 'none'),
  };
}
