/** What has been written since. */
export interface CountedRows {
  /** Rows as Cloudflare bills them, each alarm that is set included. */
  readonly rows: number;
  /** Counts no further. */
  stop(): void;
}

/** Counts what all objects of this isolate write. @param storage of any of them. */
export function countRows(storage: DurableObjectStorage): CountedRows {
  const [sql, kept] = [Object.getPrototypeOf(storage.sql), Object.getPrototypeOf(storage)];
  const { exec } = sql;
  const { setAlarm } = kept;
  const cursors: { readonly rowsWritten: number }[] = [];
  let alarms = 0;
  sql.exec = function (...args: unknown[]) {
    const cursor = exec.apply(this, args);
    cursors.push(cursor);
    return cursor;
  };
  kept.setAlarm = function (...args: unknown[]) {
    alarms += 1;
    return setAlarm.apply(this, args);
  };
  return {
    get rows() {
      return alarms + cursors.reduce((sum, { rowsWritten }) => sum + rowsWritten, 0);
    },
    stop() {
      sql.exec = exec;
      kept.setAlarm = setAlarm;
    },
  };
}
