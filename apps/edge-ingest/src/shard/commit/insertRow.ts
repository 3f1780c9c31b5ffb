import { joinDeltas, writeDeltas } from '../message/deltaText.ts';
import type { StateChanges } from '../shardState.ts';
import type { LogMeta, LogRow } from './logRow.ts';
import { storeSpans } from './storedSpans.ts';

/** A row of the log with all that it is written with. */
export interface NewRow {
  readonly row: LogRow;
  readonly seq: number;
  /** Unix milliseconds. */
  readonly at: number;
  readonly section: number;
  readonly state: StateChanges | undefined;
}

const INSERT =
  'INSERT INTO commit_log (seq, at, section, ids, deltas, pieces, state, deflated) VALUES (?, ?, ?, ?, ?, ?, ?, ?)';

const OVERWRITE =
  'UPDATE commit_log SET seq = ?, at = ?, section = ?, ids = ?, deltas = ?, pieces = ?, state = ?, deflated = ? WHERE seq = ?';

/** Writes a row of the log over the one with the number `instead`; without one it is a new one. One row is paid for either way. */
export function insertRow(sql: SqlStorage, { row, seq, at, section, state }: NewRow, instead?: number): void {
  const { ids, deltas, written, pieces } = row;
  const sizes: LogMeta['pieces'] = pieces.map(({ env, count, bytes, only }) =>
    only === undefined ? [env, count, bytes.byteLength] : [env, count, bytes.byteLength, only],
  );
  const columns = [
    seq,
    at,
    section,
    JSON.stringify(ids),
    written === undefined ? writeDeltas(deltas) : joinDeltas(written),
    JSON.stringify(sizes),
    state === undefined ? null : JSON.stringify(state),
    pieces.length === 0 ? null : storeSpans(pieces),
  ];
  if (instead === undefined) sql.exec(INSERT, ...columns);
  else sql.exec(OVERWRITE, ...columns, instead);
}
