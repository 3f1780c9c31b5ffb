import type { TextRange, TextRule } from '../textRule.ts';

/** A statement of SQL that can hold values. */
const STATEMENT =
  /\b(?:(?:insert|replace|merge) into|delete from|set \w{1,60} ?=|where\s[^'?=]{1,80}?(?:[=<>](?!>)|\si?like\s|\sin ?\(|\bbetween\s|@))|(?:^|[\s)])values ?\((?!\.)/i;

/** Of those whose words are English, only as programs write them: `Select a role, it's the user's`. */
const CAPITAL_STATEMENT =
  /\b(?:SELECT\s[^?]{0,200}?['$]|(?:CALL|EXEC(?:UTE)?) [\w.]{1,60} ?[(@]|(?:CREATE|ALTER) (?:USER|ROLE|LOGIN) |AGAINST ?\(|MATCH ?\(\w*:)/;

/** A number, or what is between quotes; nothing where it has been taken out. */
function valueRange(literal: string): TextRange[] {
  const at = literal.search(/["'$\d]/);
  if (/\d/.test(literal[at] ?? '')) return [[at, literal.length]];
  // PostgreSQL's dollar quotes: as long at the end as at the beginning
  const quote = /^\$\w*\$/.exec(literal)?.[0].length ?? 1;
  const end = literal.length - (/["'$]$/.test(literal) && literal.length > at + 1 ? quote : 0);
  return literal[at + quote] === '[' ? [] : [[at + quote, end]];
}

const VALUES: TextRule = {
  kind: 'literal',
  // in double quotes only behind an equals sign, because names stand in them too; one without its end was cut
  pattern:
    /()(=\s?"(?!(?:SELECT|INSERT|UPDATE|DELETE|EXPLAIN|select|insert|update|delete) )(?:[^"\\\n]|\\[^\n]){1,400}"|(?:\b[Ee])?'(?:[^'\\\n]|''|\\[^\n]){1,400}(?:'|$|(?=\n))|\$(?:\w{0,20})\$[^$\n]{1,400}\$\w{0,20}\$|[=<>]\s?\d[\d.]*(?![\w.]))/g,
  rangesOf: valueRange,
};

/**
 * Values in statements of SQL and in what drivers write below them. Names of tables and columns stay, as OpenTelemetry asks for
 * `db.query.text` (semantic conventions, "Sanitization of db.query.text").
 */
export const STATEMENT_RULES: readonly TextRule[] = [
  {
    kind: 'literal',
    // `params: Jane Doe,42`, `parameters: ('Jane Doe', 42)`, `parameters: $1 = 'Jane'`, `bind => ['Jane', 42]`
    hint: /\b(?:param(?:eter)?s|args|binds?)(?:: | ?[[(] ?['"])|bind =>/i,
    pattern:
      /((?:(?:^|\n)params: |\b(?:param(?:eter)?s|args|binds?)(?:: {0,2}(?=[[(]|\$\d)| ?(?=[[(] ?['"]))|\bbinds? => )[[(]?)((?![[(]*(?:object |literal\]))[^\n]{1,2000})/gi,
  },
  {
    kind: 'literal',
    // Hibernate: `Binding parameter [1] as [VARCHAR] - [Jane]`
    hint: /binding parameter/i,
    pattern: /(\bbinding parameter \[\d{1,4}\] as \[\w{1,40}\] - \[)((?!\[?literal\])[^\]\n]{1,400})/gi,
  },
  {
    kind: 'literal',
    // a comment, which may say for whom
    hint: /^(?:[\w ]{1,40}: |\/\*.{0,200}?\*\/)?\s{0,20}(?:explain|with|select|insert|update|delete|merge|call|exec)\s/i,
    pattern: /(--|\/\*)((?! ?\[literal\])[^\n*]{1,200})/g,
  },
  {
    kind: 'literal',
    // the same behind other words, as programs write it
    hint: /\b(?:SELECT|INSERT INTO|UPDATE \w{1,60} SET|DELETE FROM)\s[^\n]{0,300}?(?:--|\/\*)/,
    pattern: /((?:(?<!<!)--|\/\*)(?= ))((?! ?\[literal\])[^\n*]{1,200})/g,
  },
  {
    kind: 'literal',
    // an IN list of numbers
    hint: /\sin ?\(/i,
    pattern: /(\sin ?\()(-?\d[\d., -]{0,2000})(?=\))/gi,
  },
  { ...VALUES, hint: STATEMENT },
  { ...VALUES, hint: CAPITAL_STATEMENT },
  {
    kind: 'literal',
    // SQL Server's strings of Unicode, outside of statements too
    hint: /\bN'/,
    pattern: /(\bN')((?!\[)[^'\n]{1,400})(?=')/g,
  },
  {
    kind: 'literal',
    // MongoDB, Elasticsearch and GraphQL: a text behind a name
    hint: /\b(?:find|aggregate|insert|update|delete|query|mutation|filter)(?:One|Many)?\b["'\s\w]{0,40}[({:]/,
    pattern: /([{,(]\s?"?\$?\w{1,60}"?\s?:\s?")((?!\[)[^"\n\\]{1,400})(?=")/g,
    rangesOf: (text) => (/^(?:[a-z][\w.]{0,30})$/.test(text) ? [] : [[0, text.length]]),
  },
  {
    kind: 'literal',
    // Redis: `SET key "value"`, `AUTH jane secret`
    hint: /(?:^|[:-] |["'(\n])(?:H?M?SET|SETEX|AUTH|[LR]PUSH|SADD|PUBLISH)\s/,
    pattern:
      /((?:^|[:-] |["'(\n])(?:(?:H?M?SET|SETEX|[LR]PUSH|SADD|PUBLISH)\s[^"\n]{1,200}"|AUTH\s))((?!\[)[^"\n]{1,2000})/g,
  },
  {
    kind: 'literal',
    // `value "Jane" is out of range for type integer`, `Data too long for column 'n' at row 1: Jane`
    hint: /\bvalue ["']|out of range: "|too long for column/i,
    pattern:
      /(\bvalue ["']|out of range: "|too long for column '[^'\n]{1,64}' at row \d{1,9}: )((?!\[)[^"'\n]{1,400})(?=["'] (?:is out|to data)|"|\n|$)/gi,
  },
];
