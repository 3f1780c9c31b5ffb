import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAYING_TEXTS } from '../testing/stayingTexts.ts';
import { edgy } from '../testing/textCorpus.ts';
import { scrubServerText } from './scrubServerText.ts';

/** What goes in, and what comes out. */
const STATEMENTS: readonly [statement: string, scrubbed: string][] = [
  [
    "INSERT INTO patients (name, ssn) VALUES ('Jane Doe', '219-09-9999')",
    "INSERT INTO patients (name, ssn) VALUES ('[literal]', '[literal]')",
  ],
  ["UPDATE users SET name='Jane' WHERE id=42", "UPDATE users SET name='[literal]' WHERE id=[literal]"],
  [
    "select id from users where lower(name) like '%doe%'",
    "select id from users where lower(name) like '[literal]'",
  ],
  ["SELECT 1 FROM t WHERE n = N'O''Brien'", "SELECT 1 FROM t WHERE n = N'[literal]'"],
  ['DELETE FROM t WHERE last_name="Doe"', 'DELETE FROM t WHERE last_name="[literal]"'],
  [
    "SELECT a\nFROM t\nWHERE b IN ('x', 'y') LIMIT 10",
    "SELECT a\nFROM t\nWHERE b IN ('[literal]', '[literal]') LIMIT 10",
  ],
  [
    'SELECT "id" FROM "users" WHERE "users"."id" = 42',
    'SELECT "id" FROM "users" WHERE "users"."id" = [literal]',
  ],
  [
    'Failed query: insert into "users" ("name") values ($1)\nparams: Jane Doe',
    'Failed query: insert into "users" ("name") values ($1)\nparams: [literal]',
  ],
  ["[parameters: ('Jane', 42)]", '[parameters: ([literal]'],
];

describe('scrubServerText', () => {
  it.each(STATEMENTS)('%j becomes %j', (statement, scrubbed) => {
    const kinds: string[] = [];
    expect(scrubServerText(statement, (kind) => kinds.push(kind))).toBe(scrubbed);
    expect(kinds).toHaveLength(scrubbed.split('[literal]').length - 1);
    expect(new Set(kinds)).toEqual(new Set(['literal']));
    expect(scrubServerText(scrubbed)).toBe(scrubbed);
  });

  it.each(STAYING_TEXTS)('leaves %j', (text) => expect(scrubServerText(text)).toBe(text));

  it('changes nothing the second time, whatever the text', () => {
    const statement = fc.constantFrom('where x = ', "insert into t values ('", 'params: [', '\nparams: ', '');
    fc.assert(
      fc.property(statement, edgy, (before, text) => {
        const once = scrubServerText(before + text);
        expect(scrubServerText(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('comes through 50 KB of half-matches', () => {
    for (const half of [
      'where ',
      "where x = '",
      'values (',
      "insert into '' ",
      'set a =',
      'params: [',
      '= "',
      "''",
    ])
      expect(scrubServerText(half.repeat(50_000 / half.length)).length, half).toBeLessThan(500_000);
  });
});
