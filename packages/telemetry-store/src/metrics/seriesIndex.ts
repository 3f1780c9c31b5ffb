import type { DuckDBConnection } from '@duckdb/node-api';
import type { Matcher } from '../promql/ast.ts';
import { type Labels, labelsKey, labelsOf, METRIC_NAME } from '../promql/labels.ts';

/** A series that is stored. */
export interface StoredSeries {
  readonly id: number;
  readonly labels: Labels;
  /** Unix milliseconds of its newest sample; what is not newer may have been stored before. */
  newest: number;
}

/**
 * All series in memory: a few hundred bytes each, thousands of them. Changed only inside of a group commit, together with
 * the tables, so that both agree; after a rollback it is loaded again.
 */
export class SeriesIndex {
  #byKey = new Map<string, StoredSeries>();
  #byName = new Map<string, Set<StoredSeries>>();
  #nextId = 0;

  /** Reads all series and their newest sample from the tables. */
  async load(connection: DuckDBConnection): Promise<void> {
    const reader = await connection.runAndReadAll(
      `SELECT series.id, series.labels, coalesce(max(time_ms), 0)::DOUBLE FROM series
       LEFT JOIN samples ON samples.series_id = series.id GROUP BY series.id, series.labels`,
    );
    this.#byKey = new Map();
    this.#byName = new Map();
    this.#nextId = 0;
    for (const [id, labels, newest] of reader.getRows()) {
      const pairs = JSON.parse(String(labels)) as [string, string][];
      this.#insert({ id: Number(id), labels: labelsOf(pairs), newest: Number(newest) });
    }
  }

  get(labels: Labels): StoredSeries | undefined {
    return this.#byKey.get(labelsKey(labels));
  }

  /** Adds a series that has no samples yet. */
  add(labels: Labels): StoredSeries {
    const series = { id: this.#nextId, labels, newest: Number.NEGATIVE_INFINITY };
    this.#insert(series);
    return series;
  }

  remove(ids: ReadonlySet<number>): void {
    for (const [key, series] of this.#byKey) {
      if (!ids.has(series.id)) continue;
      this.#byKey.delete(key);
      this.#byName.get(series.labels.get(METRIC_NAME) ?? '')?.delete(series);
    }
  }

  /** The series that all matchers let through. */
  match(matchers: readonly Matcher[]): StoredSeries[] {
    const name = matchers.find(({ label, equals }) => label === METRIC_NAME && equals !== undefined)?.equals;
    const candidates = name === undefined ? this.#byKey.values() : (this.#byName.get(name) ?? []);
    return [...candidates].filter(({ labels }) =>
      matchers.every(({ label, matches }) => matches(labels.get(label) ?? '')),
    );
  }

  #insert(series: StoredSeries): void {
    const name = series.labels.get(METRIC_NAME) ?? '';
    const named = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, named.add(series));
    this.#byKey.set(labelsKey(series.labels), series);
    this.#nextId = Math.max(this.#nextId, series.id + 1);
  }
}
