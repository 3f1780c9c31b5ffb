import type { TextRule } from '../textRule.ts';

/** The value that a parser, a validator or a driver repeats when it fails on it. */
export const INPUT_RULES: readonly TextRule[] = [
  {
    kind: 'literal',
    hint: /rejected|\[credentials\] value/,
    // Spring: on field 'email': rejected value [jane]
    pattern: /((?:rejected|\[credentials\]) value \[)((?!literal\]|null\]|\[)[^\]\n]{1,400})/g,
  },
  {
    kind: 'literal',
    hint: /pars|input|with base|to float|time data|isoformat|from String/i,
    // For input string: "…", Cannot parse string '…', with base 10: '…', parsing time "…", from String "…"
    pattern:
      /((?:\b(?:(?:for|from|the) input string:?|from string|with base \d\d?:|string to float:|time data|isoformat string:|cannot parse (?:string|date|value)|(?:strconv\.\w{1,20}: )?parsing(?: time)?)|^Text) ["'“«])((?!\[|https?:)[^"'”»\n]{1,400})(?=["'”»])/gi,
  },
  {
    kind: 'literal',
    hint: /invalid date/i,
    pattern: /(\binvalid date(?:[ -]?format)?:? ["']?)(\d{1,4}[./-]\d{1,2}[./-]\d{1,4})/gi,
  },
  {
    kind: 'literal',
    hint: /@\w+='/,
    // Entity Framework: [Parameters=[@p0='Jane' (Size = 256)]
    pattern: /(@\w{1,40}=')((?!\[)[^'\n]{1,400})(?=')/g,
  },
  {
    kind: 'literal',
    hint: /\((?:String|Long|Integer|Timestamp|Date)\)/,
    // MyBatis: ==> Parameters: jane(String), 7(Long)
    pattern: /(\bParameters: )((?!\[literal\])[^\n]{1,2000})/g,
  },
  {
    kind: 'literal',
    hint: /bind(?:ing)? (?:values|param|variab)/i,
    // -- bind values: 'Jane', 7; binding parameter (2:VARCHAR) <- [Jane]
    pattern:
      /(\bbind (?:values|params|variables): |\bbinding parameter \(\d{1,4}:\w{1,40}\) <- \[)((?!\[?literal\])[^\]\n]{1,2000})/gi,
  },
  {
    kind: 'literal',
    hint: /Key \(\w+\(/,
    // PostgreSQL, of an index on an expression: Key (lower(name))=(jane) already exists
    pattern: /(\bKey \(\w[^\n=[]{1,120}\)=\()((?!\[)[^\n]{1,400}?)(?=\) )/g,
  },
  {
    kind: 'literal',
    hint: /too long for column/,
    pattern: /(\btoo long for column '[^'\n]{1,64}' at row \d{1,9}: ')((?!\[)[^'\n]{1,400})/g,
  },
  {
    kind: 'literal',
    hint: /form-data; name=/,
    // RFC 7578: what a field of a form was given
    pattern: /(form-data; name="[^"\n]{1,60}"(?:\r?\n|(?:\\r)?\\n){2})((?!\[)[^\r\n\\]{1,400})/g,
  },
  {
    kind: 'literal',
    hint: /\w"?[,;\t]"?\w+"?\r?\n/,
    // a table with its head: email,name,phone
    pattern:
      /((?:^|[\s"'(])(?=[^\n]{0,300}(?:name|mail|phone|birth))"?\w{1,40}"?(?:[,;\t]"?\w{1,40}"?){1,30}\r?\n)((?!\[literal\]$)[\s\S]+)/gi,
  },
  {
    kind: 'literal',
    hint: /;(?:[^;@\n]*@|\[email\])/,
    // a row of one, with an email in it
    pattern:
      /((?:^|[\n"'(]|[:-] ))([^;:=&<>\n[]{0,80}(?:;[^;:=&<>\n]{0,80}){2,12};(?:\[email\]|[\w.+-]{1,64}@[\w.-]{2,100})[^\n]{0,400})/g,
  },
  {
    kind: 'literal',
    hint: /\(actual: |PRIMARY KEY: \(|in JSON at position/,
    // Oracle, SQL Server; V8 of before repeats what is no JSON behind its position
    pattern:
      /(\(actual: \d{1,9}(?:, maximum: \d{1,9})?\):? '|\bPRIMARY KEY: \(|\bin JSON at position \d{1,9}: )((?!\[literal|[[{<])[^'\n)]{2,400})/g,
  },
  {
    kind: 'literal',
    hint: /is not a valid/,
    pattern: /(["'])(\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){1,3})(?=["'] is not a valid )/gu,
  },
  {
    kind: 'literal',
    hint: /"(?:query_string|multi_match|match|term)"/,
    // Elasticsearch: whatever was looked for
    pattern: /("(?:query|value)"\s?:\s?")((?!\[)[^"\n]{1,400})(?=")/g,
  },
];
