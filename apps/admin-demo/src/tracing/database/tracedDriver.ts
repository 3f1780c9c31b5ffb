import type { AbortableOperationOptions, DatabaseConnection, Driver, TransactionSettings } from 'kysely';
import { TracedConnection } from './tracedConnection.ts';

/** Hands out traced connections, and unwraps them for the driver that made them. */
export class TracedDriver implements Driver {
  readonly #inner: Driver;
  readonly #namespace: string;

  constructor(inner: Driver, namespace: string) {
    this.#inner = inner;
    this.#namespace = namespace;
  }

  init(options?: AbortableOperationOptions): Promise<void> {
    return this.#inner.init(options);
  }

  async acquireConnection(options?: AbortableOperationOptions): Promise<DatabaseConnection> {
    return new TracedConnection(await this.#inner.acquireConnection(options), this.#namespace);
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return this.#inner.beginTransaction(unwrap(connection), settings);
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#inner.commitTransaction(unwrap(connection));
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#inner.rollbackTransaction(unwrap(connection));
  }

  releaseConnection(connection: DatabaseConnection, options?: AbortableOperationOptions): Promise<void> {
    return this.#inner.releaseConnection(unwrap(connection), options);
  }

  destroy(options?: AbortableOperationOptions): Promise<void> {
    return this.#inner.destroy(options);
  }
}

/** Drivers know their own connections only (pg's by a private symbol). */
function unwrap(connection: DatabaseConnection): DatabaseConnection {
  return connection instanceof TracedConnection ? connection.inner : connection;
}
