/**
 * The tables of a Shard. Every written row costs money (1 $ per million, index entries too), so there is no index beside
 * the integer primary keys and no row per batch.
 */
const TABLES = [
  // One group commit: ids, deltas and kept spans of many batches; a group too big for one row takes several.
  `CREATE TABLE IF NOT EXISTS commit_log (
    seq INTEGER PRIMARY KEY, committed_at INTEGER NOT NULL, ids TEXT NOT NULL, deltas TEXT NOT NULL,
    pieces TEXT NOT NULL, spans BLOB)`,
  // Batch ids of log rows that are no longer needed for anything else.
  `CREATE TABLE IF NOT EXISTS seen_batches (
    seq INTEGER PRIMARY KEY, expires_at INTEGER NOT NULL, ids TEXT NOT NULL)`,
  // The series as they were at the last snapshot, so many to a row.
  'CREATE TABLE IF NOT EXISTS series (chunk INTEGER PRIMARY KEY, rows TEXT NOT NULL)',
  // Remote-write bodies that wait for their 2xx, frozen.
  `CREATE TABLE IF NOT EXISTS snapshots (
    seq INTEGER PRIMARY KEY, taken_at INTEGER NOT NULL, samples TEXT NOT NULL, body BLOB NOT NULL)`,
  // What a destination will never take.
  `CREATE TABLE IF NOT EXISTS quarantine (
    seq INTEGER PRIMARY KEY, refused_at INTEGER NOT NULL, destination TEXT NOT NULL, reason TEXT NOT NULL,
    items INTEGER NOT NULL, body BLOB NOT NULL, counts TEXT NOT NULL DEFAULT '{}')`,
  'CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
];

/** Creates what is missing, and brings what an earlier version has left into today's form. */
export function createTables(sql: SqlStorage): void {
  const before = hasMetaColumn(sql);
  if (before) sql.exec('ALTER TABLE commit_log RENAME TO commit_log_with_meta');
  for (const table of TABLES) sql.exec(table);
  if (before) splitMeta(sql);
  // Items by environment came with the replay; an older version doesn't name the column, and gets its default.
  if (!hasColumn(sql, 'quarantine', 'counts'))
    sql.exec("ALTER TABLE quarantine ADD COLUMN counts TEXT NOT NULL DEFAULT '{}'");
}

/** Version 0.1 kept ids, deltas and pieces in one column, which had to be parsed whole for each of them. */
function hasMetaColumn(sql: SqlStorage): boolean {
  return hasColumn(sql, 'commit_log', 'meta');
}

function hasColumn(sql: SqlStorage, table: string, column: string): boolean {
  const columns = sql.exec<{ name: string }>('SELECT name FROM pragma_table_info(?)', table).toArray();
  return columns.some(({ name }) => name === column);
}

function splitMeta(sql: SqlStorage): void {
  sql.exec(`INSERT INTO commit_log (seq, committed_at, ids, deltas, pieces, spans)
    SELECT seq, committed_at, meta ->> '$.ids', meta ->> '$.deltas', meta ->> '$.pieces', spans
    FROM commit_log_with_meta`);
  sql.exec('DROP TABLE commit_log_with_meta');
}
