import { type Expr, typeOf, type ValueType } from '../ast.ts';
import { FUNCTIONS } from '../functions/functions.ts';
import { QueryError, unsupported } from '../queryError.ts';
import { expressions, parseExpr, type Source } from './parseQuery.ts';

const TYPE_NAMES: Readonly<Record<ValueType, string>> = {
  scalar: 'scalar',
  vector: 'instant vector',
  matrix: 'range vector',
};

/** Parses a function call, and checks the number and the types of its arguments. */
export function parseCall({ node, query }: Source): Expr {
  const identifier = node.getChild('FunctionIdentifier');
  const name = identifier === null ? '' : query.slice(identifier.from, identifier.to);
  const signature = FUNCTIONS.get(name);
  if (signature === undefined) throw unsupported(`the function ${name}`);
  const args = parseArguments({ node, query });
  const { parameters, optional = 0 } = signature;
  if (args.length < parameters.length - optional || args.length > parameters.length) {
    const expected = `expected ${parameters.length} argument(s), got ${args.length}`;
    throw new QueryError('bad_data', `${expected} in call to "${name}"`);
  }
  args.forEach((arg, i) => {
    checkType(arg, parameters[i] ?? 'vector', `call to function "${name}"`);
  });
  return { type: 'call', name, args };
}

/** The arguments of a call or an aggregation. */
export function parseArguments({ node, query }: Source): Expr[] {
  const body = node.getChild('FunctionCallBody');
  return body === null ? [] : expressions(body).map((child) => parseExpr({ node: child, query }));
}

export function checkType(expr: Expr, expected: ValueType, where: string): void {
  const actual = typeOf(expr);
  if (actual === expected) return;
  throw new QueryError(
    'bad_data',
    `expected type ${TYPE_NAMES[expected]} in ${where}, got ${TYPE_NAMES[actual]}`,
  );
}
