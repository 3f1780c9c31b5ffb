/** Small values by name, as JSON in one row each. */
export interface ShardState {
  read<T>(name: string): T | undefined;
  write(name: string, value: unknown): void;
  remove(name: string): void;
  names(): readonly string[];
}

/** The `state` table. */
export function createShardState(sql: SqlStorage): ShardState {
  return {
    read<T>(name: string): T | undefined {
      const [row] = sql.exec<{ value: string }>('SELECT value FROM state WHERE name = ?', name).toArray();
      return row === undefined ? undefined : (JSON.parse(row.value) as T);
    },
    write(name, value) {
      sql.exec(
        'INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        name,
        JSON.stringify(value),
      );
    },
    remove(name) {
      sql.exec('DELETE FROM state WHERE name = ?', name);
    },
    names: () =>
      sql
        .exec<{ name: string }>('SELECT name FROM state')
        .toArray()
        .map(({ name }) => name),
  };
}
