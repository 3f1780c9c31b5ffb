import { readFileSync } from 'node:fs';
import { parser } from '@prometheus-io/lezer-promql';
import { METRICS } from '@throughline/conventions/metrics';
import { describe, expect, it } from 'vitest';

const RULES = readFileSync(new URL('../../../../infra/alerts/throughline.yml', import.meta.url), 'utf8');

/** The rules of the file: `expr:` on its line, or as a block below it. */
const EXPRESSIONS = Array.from(
  RULES.matchAll(/^ +expr: (?:\|\n((?: {10,}.*\n)+)|(.*)\n)/gm),
  ([, block, line]) => (block ?? line ?? '').trim(),
);

describe('infra/alerts', () => {
  it('has an expression for every alert', () => {
    expect(EXPRESSIONS).toHaveLength([...RULES.matchAll(/- alert:/g)].length);
  });

  it.each(EXPRESSIONS)('%s', (expression) => {
    const names: string[] = [];
    parser.parse(expression).iterate({
      enter({ type, from, to }) {
        expect(type.isError).toBe(false);
        if (type.name === 'Identifier') names.push(expression.slice(from, to));
      },
    });
    expect(names.length).toBeGreaterThan(0);
    for (const name of names)
      expect(Object.keys(METRICS)).toContain(name.replace(/_(bucket|sum|count)$/, ''));
  });
});
