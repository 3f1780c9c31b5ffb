/**
 * The tables of a Shard. Every row that is inserted, changed or deleted costs money (1 $ per million, index entries too), so
 * there is no index beside the primary keys, no row per batch, and rows that are done with are overwritten: an UPDATE counts as
 * one row even where it changes the key, where a row that is inserted and deleted is two.
 */
const TABLES = [
  // One group commit: ids, deltas and kept spans of many batches; a group too big for one row takes several. `state` is what
  // else changed with it, over the checkpoint.
  `CREATE TABLE IF NOT EXISTS commit_log (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, ids TEXT NOT NULL, deltas TEXT NOT NULL, pieces TEXT NOT NULL,
    deflated BLOB, section INTEGER NOT NULL DEFAULT 0, state TEXT)`,
  // Batch ids of log rows that are no longer needed for anything else, but for the newest, which are in the checkpoint.
  `CREATE TABLE IF NOT EXISTS seen_batches (
    seq INTEGER PRIMARY KEY, expires_at INTEGER NOT NULL, ids TEXT NOT NULL)`,
  // The series as they were at the last snapshot, so many to a row.
  'CREATE TABLE IF NOT EXISTS series (chunk INTEGER PRIMARY KEY, rows TEXT NOT NULL)',
  // Remote-write bodies, frozen: those that wait for their 2xx, and some that have had it and are overwritten next.
  `CREATE TABLE IF NOT EXISTS snapshots (
    seq INTEGER PRIMARY KEY, taken_at INTEGER NOT NULL, samples TEXT NOT NULL, body BLOB NOT NULL)`,
  // What a destination will never take.
  `CREATE TABLE IF NOT EXISTS quarantine (
    seq INTEGER PRIMARY KEY, refused_at INTEGER NOT NULL, destination TEXT NOT NULL, reason TEXT NOT NULL,
    items INTEGER NOT NULL, body BLOB NOT NULL, counts TEXT NOT NULL DEFAULT '{}')`,
  // The checkpoint, under its name.
  'CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
];

/** Creates what is missing, and brings what an earlier version has left into today's form. */
export function createTables(sql: SqlStorage): void {
  const before = hasMetaColumn(sql);
  if (before) sql.exec('ALTER TABLE commit_log RENAME TO commit_log_with_meta');
  for (const table of TABLES) sql.exec(table);
  if (before) splitMeta(sql);
  // The new name keeps an earlier version from taking deflated spans for JSON.
  if (hasColumn(sql, 'commit_log', 'spans'))
    sql.exec('ALTER TABLE commit_log RENAME COLUMN spans TO deflated');
  if (hasColumn(sql, 'commit_log', 'committed_at')) addState(sql);
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
  sql.exec(`INSERT INTO commit_log (seq, at, ids, deltas, pieces, deflated)
    SELECT seq, committed_at, meta ->> '$.ids', meta ->> '$.deltas', meta ->> '$.pieces', spans
    FROM commit_log_with_meta`);
  sql.exec('DROP TABLE commit_log_with_meta');
}

/**
 * Before rows were overwritten, each change of the state was a row of the `state` table. The column's new name keeps such a
 * version from taking the rows that wait to be overwritten for its own.
 */
function addState(sql: SqlStorage): void {
  sql.exec('ALTER TABLE commit_log RENAME COLUMN committed_at TO at');
  sql.exec('ALTER TABLE commit_log ADD COLUMN section INTEGER NOT NULL DEFAULT 0');
  sql.exec('ALTER TABLE commit_log ADD COLUMN state TEXT');
}
