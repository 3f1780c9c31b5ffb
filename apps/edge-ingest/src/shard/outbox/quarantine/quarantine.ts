import type { DestinationName } from '../../../forward/destination.ts';
import type { ShardState } from '../../shardState.ts';

/** Something that a destination will never take, kept for a person to look at. */
export interface Quarantined {
  readonly destination: DestinationName;
  /** The destination's status and words. */
  readonly reason: string;
  /** Spans or samples in it, by environment. */
  readonly counts: Readonly<Record<string, number>>;
  readonly body: Uint8Array;
}

/** As it is kept. */
export interface QuarantineEntry extends Quarantined {
  /** Its number: never given twice, so that a command that is repeated meets the same entry or none. */
  readonly seq: number;
  /** Unix milliseconds. */
  readonly refusedAt: number;
}

/** Entries at most: enough to find out what is wrong. */
export const MAX_QUARANTINE_ROWS = 1_000;

/** Bytes of bodies at most: a small part of what an object may store, and a few seconds' work to replay. */
export const MAX_QUARANTINE_BYTES = 32 * 1024 * 1024;

/** Name in the state: the highest number given, where its row is gone. */
const LAST = 'quarantine_last';

/** The `quarantine` table. The caller holds the transactions, and appends to the ledger in them. */
export interface Quarantine {
  /** Entries. */
  readonly size: number;
  readonly bytes: number;
  /** Entries and bytes of one destination. */
  heldFor(destination: DestinationName): Holding;
  /** Adds entries; the oldest go where there is no room. @returns what had to go. */
  add(entries: readonly Quarantined[], at: number): readonly Quarantined[];
  /** Numbers of the entries after a number, oldest first, at most so many. Bodies are read one at a time, for memory's sake. */
  seqs(after?: number, limit?: number): readonly number[];
  get(seq: number): QuarantineEntry | undefined;
  remove(entry: QuarantineEntry): void;
}

/** How much is held. */
export interface Holding {
  readonly entries: number;
  readonly bytes: number;
}

type Columns = {
  seq: number;
  refused_at: number;
  destination: string;
  reason: string;
  items: number;
  body: ArrayBuffer;
  counts: string;
};

export function createQuarantine(sql: SqlStorage, state: ShardState): Quarantine {
  const holdings = readHoldings(sql);
  const total = (of: keyof Holding): number => [...holdings.values()].reduce((sum, one) => sum + one[of], 0);
  let [rows, bytes] = [total('entries'), total('bytes')];
  const newest = sql.exec<{ seq: number | null }>('SELECT max(seq) AS seq FROM quarantine').one().seq ?? 0;
  let last = Math.max(newest, state.read<number>(LAST) ?? 0);

  const heldFor = (destination: DestinationName): Holding => holdings.get(destination) ?? NOTHING;
  const count = ({ destination, body }: Quarantined, sign: 1 | -1): void => {
    const before = heldFor(destination);
    const size = sign * body.byteLength;
    rows += sign;
    bytes += size;
    holdings.set(destination, { entries: before.entries + sign, bytes: before.bytes + size });
  };

  const seqs = (after = 0, limit = MAX_QUARANTINE_ROWS): number[] =>
    sql
      .exec<{ seq: number }>('SELECT seq FROM quarantine WHERE seq > ? ORDER BY seq LIMIT ?', after, limit)
      .toArray()
      .map(({ seq }) => seq);
  const get = (seq: number): QuarantineEntry | undefined =>
    sql.exec<Columns>('SELECT * FROM quarantine WHERE seq = ?', seq).toArray().map(decode).at(0);

  const remove = (entry: QuarantineEntry): void => {
    if (entry.seq === last) state.write(LAST, last);
    sql.exec('DELETE FROM quarantine WHERE seq = ?', entry.seq);
    count(entry, -1);
  };

  return {
    get size() {
      return rows;
    },
    get bytes() {
      return bytes;
    },
    heldFor,
    add(entries, at) {
      const gone: Quarantined[] = [];
      for (const entry of entries) {
        insert(sql, { ...entry, seq: ++last, refusedAt: at });
        count(entry, 1);
        while (rows > MAX_QUARANTINE_ROWS || bytes > MAX_QUARANTINE_BYTES) {
          const oldest = get(seqs(0, 1)[0] ?? 0);
          if (oldest === undefined) break;
          remove(oldest);
          gone.push(oldest);
        }
      }
      return gone;
    },
    seqs,
    get,
    remove,
  };
}

const NOTHING: Holding = { entries: 0, bytes: 0 };

function readHoldings(sql: SqlStorage): Map<DestinationName, Holding> {
  const rows = sql.exec<{ destination: string; entries: number; bytes: number }>(
    'SELECT destination, count(*) AS entries, sum(length(body)) AS bytes FROM quarantine GROUP BY destination',
  );
  return new Map(Array.from(rows, ({ destination, entries, bytes }) => [destination, { entries, bytes }]));
}

function insert(
  sql: SqlStorage,
  { seq, refusedAt, destination, reason, counts, body }: QuarantineEntry,
): void {
  const items = Object.values(counts).reduce((sum, count) => sum + count, 0);
  sql.exec(
    'INSERT INTO quarantine (seq, refused_at, destination, reason, items, body, counts) VALUES (?, ?, ?, ?, ?, ?, ?)',
    seq,
    refusedAt,
    destination,
    reason,
    items,
    body,
    JSON.stringify(counts),
  );
}

function decode({ seq, refused_at, destination, reason, items, body, counts }: Columns): QuarantineEntry {
  const byEnv = JSON.parse(counts) as Record<string, number>;
  return {
    seq,
    refusedAt: refused_at,
    destination,
    reason,
    // An entry of version 0.1 doesn't know its environments.
    counts: Object.keys(byEnv).length > 0 ? byEnv : { '': items },
    body: new Uint8Array(body),
  };
}
