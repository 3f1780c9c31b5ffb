import type { SyntaxNode } from '@lezer/common';
import {
  ARITHMETIC,
  type Binary,
  type BinaryOperator,
  COMPARISONS,
  type Expr,
  type Matching,
  SET_OPERATORS,
  typeOf,
} from '../ast.ts';
import { QueryError, unsupported } from '../queryError.ts';
import { parseLabelList } from './parseAggregation.ts';
import { expressions, parseExpr, type Source } from './parseQuery.ts';

const OPERATORS: readonly BinaryOperator[] = [...ARITHMETIC, ...COMPARISONS, ...SET_OPERATORS];
const MODIFIERS = new Set(['BoolModifier', 'MatchingModifierClause', 'FillModifier']);

/** Parses `left operator right` with its `bool` and matching modifiers. */
export function parseBinary({ node, query }: Source): Binary {
  const parts = expressions(node).filter((child) => !MODIFIERS.has(child.name));
  const [leftNode, operatorNode, rightNode] = parts;
  if (leftNode === undefined || operatorNode === undefined || rightNode === undefined) {
    throw new QueryError('bad_data', 'incomplete binary expression');
  }
  const written = query.slice(operatorNode.from, operatorNode.to).toLowerCase();
  const operator = OPERATORS.find((known) => known === written);
  if (operator === undefined || node.getChild('FillModifier') !== null) {
    throw unsupported(operator === undefined ? `the operator ${written}` : 'the fill modifier');
  }
  const binary: Binary = {
    type: 'binary',
    operator,
    bool: node.getChild('BoolModifier') !== null,
    matching: parseMatching(node.getChild('MatchingModifierClause'), query),
    left: parseExpr({ node: leftNode, query }),
    right: parseExpr({ node: rightNode, query }),
  };
  checkOperands(binary);
  return binary;
}

function parseMatching(clause: SyntaxNode | null, query: string): Matching {
  if (clause === null) return { on: false, labels: [], include: [] };
  const lists = clause.getChildren('GroupingLabels').map((list) => parseLabelList(list, query));
  const isLeft = clause.getChild('GroupLeft') !== null;
  const isRight = clause.getChild('GroupRight') !== null;
  return {
    on: clause.getChild('On') !== null,
    labels: lists[0] ?? [],
    include: lists[1] ?? [],
    ...(isLeft || isRight ? { many: isLeft ? 'left' : 'right' } : {}),
  };
}

function checkOperands({ operator, bool, left, right, matching }: Binary): void {
  const isSet = includes(SET_OPERATORS, operator);
  const isComparison = includes(COMPARISONS, operator);
  const scalars = [left, right].filter((side: Expr) => typeOf(side) === 'scalar').length;
  const fail = (reason: string): never => {
    throw new QueryError('bad_data', reason);
  };
  if (typeOf(left) === 'matrix' || typeOf(right) === 'matrix') {
    fail('binary expression must contain only scalar and instant vector types');
  }
  if (bool && !isComparison) fail('bool modifier can only be used on comparison operators');
  if (isSet && scalars > 0) fail(`set operator "${operator}" not allowed in binary scalar expression`);
  if (isSet && matching.many !== undefined) fail('no grouping allowed for set operations');
  if (isComparison && scalars === 2 && !bool) fail('comparisons between scalars must use BOOL modifier');
}

function includes(list: readonly string[], operator: string): boolean {
  return list.includes(operator);
}
