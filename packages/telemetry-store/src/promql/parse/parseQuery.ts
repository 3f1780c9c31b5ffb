import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { Result } from '@throughline/wire/result';
import type { Expr, Selector } from '../ast.ts';
import { QueryError, unsupported } from '../queryError.ts';
import { parseAggregation } from './parseAggregation.ts';
import { parseBinary } from './parseBinary.ts';
import { parseCall } from './parseCall.ts';
import { parseDuration, parseNumber } from './parseDuration.ts';
import { parseMatchers } from './parseMatchers.ts';

/** Longest query in UTF-16 units: dashboards' are a few hundred, and the parser recurses. */
const MAX_QUERY_LENGTH = 16_384;

/** Nodes inside each other; one call or aggregation takes two. */
const MAX_TREE_DEPTH = 200;

/** A node of the syntax tree with the query that it comes from. */
export interface Source {
  readonly node: SyntaxNode;
  readonly query: string;
}

/** Parses with Prometheus' own grammar; what the grammar knows and the subset does not is an error that names it. */
export function parseQuery(query: string): Result<Expr, QueryError> {
  try {
    if (query.length > MAX_QUERY_LENGTH) {
      throw new QueryError('bad_data', `the query is longer than ${MAX_QUERY_LENGTH} characters`);
    }
    const tree = parser.parse(query);
    checkSyntax(tree, query);
    const node = expressions(tree.topNode)[0];
    if (node === undefined) throw new QueryError('bad_data', 'no expression found in input');
    return { ok: true, value: parseExpr({ node, query }) };
  } catch (error) {
    if (error instanceof QueryError) return { ok: false, error };
    throw error;
  }
}

/** The children that are expressions; the grammar keeps comments among them. */
export function expressions(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'LineComment') found.push(child);
  }
  return found;
}

/** Parses one expression node. */
export function parseExpr({ node, query }: Source): Expr {
  switch (node.name) {
    case 'NumberDurationLiteral':
      return { type: 'number', value: parseNumber(query.slice(node.from, node.to)) };
    case 'ParenExpr':
      return parseExpr({ node: operandOf(node), query });
    case 'UnaryExpr':
      return parseUnary({ node, query });
    case 'VectorSelector':
      return { type: 'selector', matchers: parseMatchers(node, query), offsetMs: 0 };
    case 'MatrixSelector':
      return parseMatrix({ node, query });
    case 'OffsetExpr':
      return parseOffset({ node, query });
    case 'FunctionCall':
      return parseCall({ node, query });
    case 'AggregateExpr':
      return parseAggregation({ node, query });
    case 'BinaryExpr':
      return parseBinary({ node, query });
    default:
      throw unsupported(CONSTRUCTS[node.name] ?? node.name);
  }
}

/** What users call the constructs that the subset lacks. */
const CONSTRUCTS: Readonly<Record<string, string>> = {
  StringLiteral: 'a string as an expression',
  SubqueryExpr: 'a subquery ([range:step])',
  StepInvariantExpr: 'the @ modifier',
  AnchoredExpr: 'the anchored modifier',
  SmoothedExpr: 'the smoothed modifier',
};

/** Refuses what is not PromQL, and what is nested too deep to recurse into. */
function checkSyntax(tree: Tree, query: string): void {
  let depth = 0;
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError) {
        const near = JSON.stringify(query.slice(from, from + 20));
        throw new QueryError('bad_data', `1:${from + 1}: parse error: unexpected ${near}`);
      }
      if (++depth > MAX_TREE_DEPTH) throw new QueryError('bad_data', 'the query is nested too deep');
    },
    leave: () => {
      depth--;
    },
  });
}

function operandOf(node: SyntaxNode): SyntaxNode {
  const operand = expressions(node)[0];
  if (operand === undefined) throw new QueryError('bad_data', 'no expression found in parentheses');
  return operand;
}

function parseUnary({ node, query }: Source): Expr {
  const [operator, operandNode] = expressions(node);
  if (operator === undefined || operandNode === undefined)
    throw new QueryError('bad_data', 'incomplete expression');
  const operand = parseExpr({ node: operandNode, query });
  if (operand.type === 'selector' && operand.rangeMs !== undefined) {
    throw new QueryError(
      'bad_data',
      'unary expression only allowed on expressions of type scalar or instant vector',
    );
  }
  return query.slice(operator.from, operator.to) === '-' ? { type: 'negation', operand } : operand;
}

function parseMatrix({ node, query }: Source): Selector {
  const [operand, range] = expressions(node);
  if (operand?.name !== 'VectorSelector' || range === undefined) {
    throw new QueryError('bad_data', 'ranges only allowed for vector selectors');
  }
  const rangeMs = parseDurationNode({ node: range, query });
  if (!(rangeMs > 0)) throw new QueryError('bad_data', 'duration must be greater than 0');
  return { type: 'selector', matchers: parseMatchers(operand, query), rangeMs, offsetMs: 0 };
}

function parseOffset({ node, query }: Source): Selector {
  const [operandNode, , offset] = expressions(node);
  const operand = operandNode === undefined ? undefined : parseExpr({ node: operandNode, query });
  if (operand?.type !== 'selector' || offset === undefined) {
    throw new QueryError('bad_data', 'offset modifier must be preceded by a selector');
  }
  return { ...operand, offsetMs: parseDurationNode({ node: offset, query }) };
}

/** A literal duration with an optional sign; arithmetic between durations is not in the subset. */
function parseDurationNode({ node, query }: Source): number {
  const text = query.slice(node.from, node.to).trim();
  const negative = text.startsWith('-');
  const literal = text.replace(/^[+-]\s*/, '');
  if (!/^[\w.]+$/.test(literal)) throw unsupported(`the duration expression ${text}`);
  return parseDuration(literal) * (negative ? -1 : 1);
}
