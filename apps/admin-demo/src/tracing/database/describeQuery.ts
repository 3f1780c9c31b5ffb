import { type CompiledQuery, type OperationNode, TableNode } from 'kysely';

/** What a statement does, for its span's name and attributes. */
export interface QueryDescription {
  /** SELECT, INSERT and so on, upper case. */
  readonly operation: string;
  /** The first table; undefined where there is none, or the statement was written by hand. */
  readonly table: string | undefined;
}

/** Describes a compiled query by its operation tree; hand-written SQL by its first word. */
export function describeQuery({ query, sql }: CompiledQuery): QueryDescription {
  switch (query.kind) {
    case 'SelectQueryNode':
      return { operation: 'SELECT', table: tableOf(query.from?.froms[0]) };
    case 'InsertQueryNode':
      return { operation: 'INSERT', table: tableOf(query.into) };
    case 'UpdateQueryNode':
      return { operation: 'UPDATE', table: tableOf(query.table) };
    case 'DeleteQueryNode':
      return { operation: 'DELETE', table: tableOf(query.from.froms[0]) };
    default:
      return { operation: /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? 'QUERY', table: undefined };
  }
}

function tableOf(node: OperationNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (TableNode.is(node)) return node.table.identifier.name;
  // `tasks as t`: an alias wraps the table.
  return 'node' in node ? tableOf(node.node as OperationNode) : undefined;
}
