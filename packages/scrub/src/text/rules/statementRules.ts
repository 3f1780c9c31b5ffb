import type { TextRange, TextRule } from './textRule.ts';

/** A statement of SQL that can hold values. */
const STATEMENT =
  /\b(?:insert into|delete from|set \w{1,60} ?=|where\s[^'?=]{1,80}?(?:[=<>](?!>)|\slike\s|\sin ?\())|(?:^|[\s)])values ?\((?!\.)/i;

/** A number, or what is between quotes; nothing where it has been taken out. */
function valueRange(literal: string): TextRange[] {
  const at = literal.search(/["'\d]/);
  if (/\d/.test(literal[at] ?? '')) return [[at, literal.length]];
  return literal[at + 1] === '[' ? [] : [[at + 1, literal.length - 1]];
}

/**
 * Values in statements of SQL and in what drivers write below them. Names of tables and columns stay, as OpenTelemetry asks for
 * `db.query.text` (semantic conventions, "Sanitization of db.query.text").
 */
export const STATEMENT_RULES: readonly TextRule[] = [
  {
    kind: 'literal',
    // `params: Jane Doe,42`, `parameters: ('Jane Doe', 42)`
    hint: /\bparam(?:eter)?s:/i,
    pattern:
      /((?:(?:^|\n)params: |\bparam(?:eter)?s: ?(?=[[(]))[[(]?)((?![[(]*(?:object |literal\]))[^\n]{1,2000})/gi,
  },
  {
    kind: 'literal',
    hint: STATEMENT,
    // in double quotes only behind an equals sign, because names stand in them too
    pattern: /()(=\s?"[^"\n]{1,400}"|'(?:[^'\n]|''){1,400}'|[=<>]\s?\d[\d.]*(?![\w.]))/g,
    find: valueRange,
  },
];
