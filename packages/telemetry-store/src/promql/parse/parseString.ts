import { QueryError } from '../queryError.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))/gs;

/** The text of a string literal: Go's escapes in quotes, none in backticks. */
export function parseString(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) return inner;
  return inner.replace(ESCAPE, (sequence, ...groups: (string | undefined)[]) => {
    const [byte, short, long, octal, char] = groups;
    const hex = byte ?? short ?? long;
    if (hex !== undefined) return codePoint(Number.parseInt(hex, 16), sequence);
    if (octal !== undefined) return codePoint(Number.parseInt(octal, 8), sequence);
    const escaped = ESCAPES[char ?? ''];
    if (escaped === undefined) throw badEscape(sequence);
    return escaped;
  });
}

function codePoint(code: number, sequence: string): string {
  if (code > 0x10ffff) throw badEscape(sequence);
  return String.fromCodePoint(code);
}

function badEscape(sequence: string): QueryError {
  return new QueryError('bad_data', `unknown escape sequence ${sequence}`);
}
