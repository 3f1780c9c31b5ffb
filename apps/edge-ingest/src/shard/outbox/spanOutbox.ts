import { type Delivery, deliver, type Outcome } from '../../forward/deliver.ts';
import type { Destination, DestinationName } from '../../forward/destination.ts';
import { isolatePoison } from '../../forward/isolatePoison.ts';
import { otlpBody } from '../../forward/otlp.ts';
import { afterSetback, CALM, isResting, suspectsRequest } from '../../forward/patience.ts';
import type { Setback } from '../../forward/verdict/isSetback.ts';
import type { Verdict } from '../../forward/verdict/verdict.ts';
import type { RowRange } from '../commit/commitLog.ts';
import type { LogRow } from '../commit/logRow.ts';
import type { Disk } from '../disk/disk.ts';
import type { Ledger } from '../ledger.ts';
import { deflatedParts } from './deflatedParts.ts';
import { forwardDeltas } from './forwardDeltas.ts';
import { halvePieces, type TimedPiece } from './halvePieces.ts';
import { isFor } from './isFor.ts';
import type { Outbox } from './outbox.ts';
import type { Quarantine } from './quarantine/quarantine.ts';
import { quarantineDeltas } from './quarantine/quarantineDeltas.ts';
import { type Cut, type IsForUs, readCut } from './readCut.ts';
import { readSpanState, type SpanState, spanStateName } from './spanState.ts';

/** The spans in the commit log that one trace store hasn't taken yet. */
export interface SpanOutbox extends Outbox {
  /** Rows of the log among which are all that wait; undefined where nothing does. */
  readonly neededRows: RowRange | undefined;
  /** Over its limit: it gets nothing more until some of it has gone. */
  readonly isFull: boolean;
  /** Counts what a commit put into the log. */
  added(rows: readonly LogRow[]): void;
}

export interface SpanOutboxOptions {
  readonly app: () => string;
  readonly storage: DurableObjectStorage;
  readonly ledger: Ledger;
  readonly quarantine: Quarantine;
  readonly disk: Pick<Disk, 'isFull'>;
  readonly destination: Destination;
  /** Of the spans that wait. */
  readonly maxBytes: number;
}

/** The outbox of a trace store. */
export function createSpanOutbox(options: SpanOutboxOptions): SpanOutbox {
  const { storage, ledger, quarantine, disk, destination, maxBytes } = options;
  let state = readSpanState(ledger.state, destination.name);
  const isForUs: IsForUs = (only) => isFor(destination.name, only);
  const waiting = countWaiting(ledger, state.cursor, isForUs);
  let cut: Cut | undefined;
  /** The object that was here before may have sent the first section's rows: they are cut as it did. */
  let mayHaveSent = true;

  /** Becomes durable with the row that is appended next. */
  const save = (next: SpanState): void => {
    ledger.state.write(spanStateName(destination.name), next);
    state = next;
  };

  const begin = (): Cut | undefined => {
    const begun = readCut(ledger, state, { isForUs, isOneSection: mayHaveSent });
    if (begun === undefined) return undefined;
    mayHaveSent = false;
    if (!begun.isFrozen) {
      save({ ...state, through: begun.through });
      ledger.note(Date.now());
    }
    return begun;
  };

  const send = (current: Cut, deadline: number) => {
    const delivery: Delivery<TimedPiece[]> = {
      destination,
      deadline,
      encode: (pieces) => otlpBody(deflatedParts(pieces)),
      halve: halvePieces,
      halvesOutdated: () => true,
      settled: (pieces, outcome, verdict) =>
        note(current, { pieces, outcome, verdict, to: destination.name }),
    };
    return suspectsRequest(state.patience)
      ? isolatePoison(current.stack, current.trial, delivery)
      : deliver(current.stack, delivery);
  };

  const suffer = (current: Cut, setback: Setback): void => {
    const patience = afterSetback(state.patience, setback, { now: Date.now(), random: Math.random() });
    // Cut anew, it takes in what has come since: where everything in it is failed at, only that can be the witness.
    const again = suspectsRequest(patience) && current.entries.length === 0;
    if (again) cut = undefined;
    save({ ...state, patience, through: again ? null : current.through });
    ledger.note(Date.now());
  };

  const settle = (current: Cut): void => {
    const now = Date.now();
    const app = options.app();
    storage.transactionSync(() => {
      const gone = quarantine.add(current.quarantined, now);
      const deltas = [
        ...forwardDeltas({ app, destination: destination.name, entries: current.entries }),
        ...quarantineDeltas({ app, entries: gone, outcome: 'dropped' }),
      ];
      save({ cursor: current.through, through: null, patience: CALM });
      ledger.append([{ ids: [], deltas, pieces: [] }], now);
    });
    waiting.items -= current.items;
    waiting.bytes -= current.bytes;
  };

  return {
    destination: destination.name,
    get isEmpty() {
      return waiting.items === 0;
    },
    get isFull() {
      return waiting.bytes > maxBytes;
    },
    get patience() {
      return state.patience;
    },
    get backlog() {
      const oldestAt = waiting.items === 0 ? undefined : ledger.log.oldestSpansAt(state.cursor);
      return { items: waiting.items, bytes: waiting.bytes, oldestAt };
    },
    get neededRows() {
      return waiting.items === 0 ? undefined : { after: state.cursor, through: waiting.newest };
    },
    added(rows) {
      // At most a few rows too many: they are the newest of the log.
      for (const { pieces } of rows)
        for (const { only, count: spans, bytes } of pieces)
          if (isForUs(only)) count(waiting, { seq: ledger.log.last, items: spans, bytes: bytes.byteLength });
    },
    takeBack: ({ counts, body }) =>
      Object.entries(counts).map(([env, spans]) => ({
        env,
        count: spans,
        bytes: body,
        only: destination.name,
      })),
    async drain({ deadline, force }) {
      if (!force && isResting(state.patience, Date.now())) return;
      while (waiting.items > 0 && Date.now() < deadline) {
        cut ??= begin();
        if (cut === undefined) return;
        const progress = await send(cut, deadline);
        if (progress.kind === 'paused') return;
        if (progress.kind !== 'done') {
          suffer(cut, progress);
          return;
        }
        // What is refused for good can't be quarantined now: it waits, settled but for that.
        if (disk.isFull && cut.quarantined.length > 0) return;
        settle(cut);
        cut = undefined;
      }
    },
  };
}

/** What waits: `newest` is the last row of the log that has some of it. */
interface Waiting {
  items: number;
  bytes: number;
  newest: number;
}

function countWaiting(ledger: Ledger, cursor: number, isForUs: IsForUs): Waiting {
  const waiting = { items: 0, bytes: 0, newest: cursor };
  for (const { seq, pieces } of ledger.log.read())
    if (seq > cursor)
      for (const [, spans, bytes, only] of pieces)
        if (isForUs(only)) count(waiting, { seq, items: spans, bytes });
  return waiting;
}

function count(waiting: Waiting, { seq, items, bytes }: { seq: number; items: number; bytes: number }): void {
  waiting.items += items;
  waiting.bytes += bytes;
  waiting.newest = seq;
}

interface Settled {
  readonly pieces: readonly TimedPiece[];
  readonly outcome: Outcome;
  readonly verdict: Verdict;
  readonly to: DestinationName;
}

function note(cut: Cut, { pieces, outcome, verdict, to }: Settled): void {
  const now = Date.now();
  let rejected = verdict.kind === 'delivered' ? verdict.rejected : 0;
  for (const { env, count: spans, read, committedAt } of pieces) {
    // Which of the request's spans a partial success left out isn't said: the first pieces carry them in the books.
    const skipped = Math.min(rejected, spans);
    rejected -= skipped;
    cut.entries.push({ env, outcome: 'skipped', count: skipped });
    const delaySeconds = (now - committedAt) / 1000;
    cut.entries.push({
      env,
      outcome,
      count: spans - skipped,
      delaySeconds: outcome === 'delivered' ? delaySeconds : undefined,
    });
    if (outcome === 'quarantined')
      cut.quarantined.push({
        destination: to,
        reason: reasonOf(verdict),
        counts: { [env]: spans },
        body: read(),
      });
  }
}

function reasonOf(verdict: Verdict): string {
  return 'reason' in verdict ? verdict.reason : '';
}
