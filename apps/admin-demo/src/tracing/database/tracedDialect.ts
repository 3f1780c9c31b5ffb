import type { DatabaseIntrospector, Dialect, DialectAdapter, Driver, Kysely, QueryCompiler } from 'kysely';
import { TracedDriver } from './tracedDriver.ts';

/** Any Kysely dialect, with a span for each query: one place for PGlite and for pg. */
export class TracedDialect implements Dialect {
  readonly #inner: Dialect;
  readonly #namespace: string;

  /** @param namespace name of the database, `db.namespace`. */
  constructor(inner: Dialect, namespace: string) {
    this.#inner = inner;
    this.#namespace = namespace;
  }

  createDriver(): Driver {
    return new TracedDriver(this.#inner.createDriver(), this.#namespace);
  }

  createQueryCompiler(): QueryCompiler {
    return this.#inner.createQueryCompiler();
  }

  createAdapter(): DialectAdapter {
    return this.#inner.createAdapter();
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return this.#inner.createIntrospector(db);
  }
}
