import type { TextRule } from './textRule.ts';

/** Values in what databases and GraphQL say, and what people look for. */
export const LITERAL_RULES: readonly TextRule[] = [
  {
    kind: 'literal',
    // PostgreSQL: `Key (email)=(…) already exists.`, `Failing row contains (…)`, `invalid input syntax for type date: "…"`;
    // MySQL: `Duplicate entry '…' for key`, `Incorrect string value: '…'`; MongoDB: `dup key: { email: "…" }`; SQL Server;
    // GraphQL: `Variable "$input" got invalid value "…" at`
    pattern:
      /(\b(?:Key \([^)\n]{1,120}\)=\(|key value is \(|dup key: \{ ?|Failing row contains \(|invalid input (?:syntax|value) for [^:\n]{1,60}: "|Duplicate entry '|incorrect [a-z]{1,20} value: '|got invalid value "?))([^\n[](?:(?!["')}]{1,3}(?:[ ,.;:]|\n|$)|; )[^\n]){0,400})/gi,
  },
  {
    kind: 'literal',
    // V8 repeats the beginning of what is no JSON; that of a page and of an error that a proxy names say what went wrong
    hint: / is not valid JSON/,
    pattern:
      /(Unexpected (?:token|non-whitespace)[^"\n]{1,60}?, (?:\.\.\.)?")((?!\[literal\]|<|\[object|undefined"|Internal S|Bad Ga|upstream)[^\n]{2,60})(?="(?:\.\.\.)? is not valid JSON)/g,
  },
  {
    kind: 'query',
    // what somebody looked for: `No results for "…"`
    hint: /(?:f.r|para|pour|term) ["'“„«]/,
    pattern:
      /((?:(?:(?:results?|matches|nothing)(?: found)?|searched) for|(?:treffer|ergebnisse) für|résultats? pour|resultados para|search term) ["'“„«] ?)([^"”“»\n[]{1,200}?)(?=["”“»'](?:[\s.,!?\\]|$)|["”“»\n]|$)/gi,
  },
];
