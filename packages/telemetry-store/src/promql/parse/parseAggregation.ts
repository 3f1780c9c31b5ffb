import type { SyntaxNode } from '@lezer/common';
import { AGGREGATIONS, type Aggregation, type AggregationName } from '../ast.ts';
import { QueryError, unsupported } from '../queryError.ts';
import { checkType, parseArguments } from './parseCall.ts';
import type { Source } from './parseQuery.ts';
import { parseString } from './parseString.ts';

const WITH_PARAMETER: ReadonlySet<AggregationName> = new Set(['topk', 'bottomk']);

/** Parses `sum by (…) (…)` and its like. */
export function parseAggregation({ node, query }: Source): Aggregation {
  const operator = node.getChild('AggregateOp');
  const written = operator === null ? '' : query.slice(operator.from, operator.to).toLowerCase();
  const name = AGGREGATIONS.find((known) => known === written);
  if (name === undefined) throw unsupported(`the aggregation ${written}`);
  const args = parseArguments({ node, query });
  const expected = WITH_PARAMETER.has(name) ? 2 : 1;
  const operand = args[expected - 1];
  if (operand === undefined || args.length !== expected) {
    const count = `wrong number of arguments for aggregate expression provided, expected ${expected}`;
    throw new QueryError('bad_data', `${count}, got ${args.length}`);
  }
  checkType(operand, 'vector', `aggregation expression "${name}"`);
  const parameter = expected === 2 ? args[0] : undefined;
  if (parameter !== undefined) checkType(parameter, 'scalar', `aggregation parameter of "${name}"`);
  const grouping = parseGrouping({ node, query });
  return { type: 'aggregation', name, grouping, operand, ...(parameter === undefined ? {} : { parameter }) };
}

function parseGrouping({ node, query }: Source): Aggregation['grouping'] {
  const modifier = node.getChild('AggregateModifier');
  if (modifier === null) return { keep: true, labels: [] };
  return {
    keep: modifier.getChild('By') !== null,
    labels: parseLabelList(modifier.getChild('GroupingLabels'), query),
  };
}

/** The names in `(a, b)`; empty where there is no list. */
export function parseLabelList(list: SyntaxNode | null, query: string): string[] {
  const labels: string[] = [];
  for (let child = list?.firstChild ?? null; child !== null; child = child.nextSibling) {
    const text = query.slice(child.from, child.to);
    if (child.name === 'LabelName') labels.push(text);
    else if (child.name === 'QuotedLabelName') labels.push(parseString(text));
  }
  return labels;
}
