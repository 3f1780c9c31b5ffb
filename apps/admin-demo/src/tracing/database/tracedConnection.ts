import { type Attributes, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { AbortableOperationOptions, CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { describeQuery } from './describeQuery.ts';

/** Instrumentation scope of the SQL spans. */
const SCOPE = 'throughline.sql';

/**
 * A connection whose queries are CLIENT spans by the stable database conventions
 * (https://opentelemetry.io/docs/specs/semconv/database/postgresql/). Values never appear: the text is parameterised,
 * and an error is named by its SQLSTATE, because PostgreSQL's messages quote values.
 */
export class TracedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #namespace: string;

  constructor(inner: DatabaseConnection, namespace: string) {
    this.inner = inner;
    this.#namespace = namespace;
  }

  async executeQuery<R>(query: CompiledQuery, options?: AbortableOperationOptions): Promise<QueryResult<R>> {
    const { name, attributes } = this.#describe(query);
    // Found at each call: the provider is registered after the modules are loaded.
    const span = trace.getTracer(SCOPE).startSpan(name, { kind: SpanKind.CLIENT, attributes });
    try {
      const result = await this.inner.executeQuery<R>(query, options);
      span.setAttribute('db.response.returned_rows', result.rows.length);
      return result;
    } catch (error) {
      fail(span, error);
      throw error;
    } finally {
      span.end();
    }
  }

  streamQuery<R>(
    query: CompiledQuery,
    chunkSize: number,
    options?: AbortableOperationOptions,
  ): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize, options);
  }

  #describe(query: CompiledQuery): { name: string; attributes: Attributes } {
    const { operation, table } = describeQuery(query);
    const attributes: Attributes = {
      'db.system.name': 'postgresql',
      'db.namespace': this.#namespace,
      'db.operation.name': operation,
      'db.query.text': query.sql,
    };
    if (table === undefined) return { name: operation, attributes };
    const summary = `${operation} ${table}`;
    return {
      name: summary,
      attributes: { ...attributes, 'db.collection.name': table, 'db.query.summary': summary },
    };
  }
}

function fail(span: Span, error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const type = code ?? (error instanceof Error ? error.name : '_OTHER');
  span.setAttribute('error.type', type);
  if (code !== undefined) span.setAttribute('db.response.status_code', code);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
