import { type Delivery, deliver, type Outcome } from '../../forward/deliver.ts';
import type { Destination } from '../../forward/destination.ts';
import { isolatePoison, type Trial } from '../../forward/isolatePoison.ts';
import { afterSetback, CALM, isResting, type Patience, suspectsRequest } from '../../forward/patience.ts';
import type { Setback } from '../../forward/verdict/isSetback.ts';
import type { Verdict } from '../../forward/verdict/verdict.ts';
import type { Disk } from '../disk/disk.ts';
import type { Ledger } from '../ledger.ts';
import type { WriteBody } from '../series/writeBodies.ts';
import { type ForwardEntry, forwardDeltas } from './forwardDeltas.ts';
import { halveSamples } from './halveSamples.ts';
import type { Outbox } from './outbox.ts';
import type { Quarantine, Quarantined } from './quarantine/quarantine.ts';
import { quarantineDeltas } from './quarantine/quarantineDeltas.ts';
import { createSnapshotQueue, type QueuedSnapshot } from './snapshotQueue.ts';

/** Names in the state. */
const STATE = 'remote_write';
const SETTLED = 'snapshots_settled';
const TAKES_LATE = 'remote_write_takes_late';

/** Requests under way: those of a row, in order. */
interface Sending {
  readonly first: QueuedSnapshot;
  readonly left: WriteBody[];
  readonly trial: Trial<WriteBody>;
  readonly entries: ForwardEntry[];
  readonly quarantined: Quarantined[];
}

/** The snapshots that the metrics store hasn't taken yet. */
export interface SnapshotOutbox extends Outbox {
  /** Snapshots that wait. */
  readonly length: number;
  /** Adds requests, to be sent in this order; the caller holds the transaction. */
  push(bodies: readonly WriteBody[], takenAt: number): void;
}

export interface SnapshotOutboxOptions {
  readonly app: () => string;
  readonly storage: DurableObjectStorage;
  readonly ledger: Ledger;
  readonly quarantine: Quarantine;
  readonly disk: Pick<Disk, 'isFull'>;
  readonly destination: Destination;
}

/** The outbox of the metrics store. */
export function createSnapshotOutbox(options: SnapshotOutboxOptions): SnapshotOutbox {
  const { storage, ledger, quarantine, disk, destination } = options;
  const queue = createSnapshotQueue(storage.sql, ledger.state.read<number>(SETTLED) ?? 0);
  let patience = ledger.state.read<Patience>(STATE) ?? CALM;
  /** Whether samples may come again behind newer ones, as the store's last good answer told. */
  let takesLate = ledger.state.read<boolean>(TAKES_LATE) ?? false;
  let sending: Sending | undefined;
  /** What is sent again first, once the store is back. */
  let again: WriteBody[] | undefined;

  /** Becomes durable with the row that is appended next. */
  const save = (next: Patience): void => {
    if (next === CALM && patience.state === 'ok') return;
    ledger.state.write(STATE, next);
    patience = next;
  };

  /** Becomes durable with the row that is appended next. */
  const learn = (told: boolean): void => {
    if (told === takesLate) return;
    ledger.state.write(TAKES_LATE, told);
    takesLate = told;
  };

  const send = (current: Sending, deadline: number) => {
    const delivery: Delivery<WriteBody> = {
      destination,
      deadline,
      encode: ({ bytes }) => bytes,
      halve: halveSamples,
      // With newer samples behind it, an outdated one has nothing that they haven't: values are cumulative.
      halvesOutdated: ({ isStart }) => queue.length === 1 && isStart !== true,
      settled: (body, outcome, verdict) => {
        if (verdict.kind === 'delivered') learn(verdict.takesLate === true);
        note(current, { body, outcome, verdict });
      },
    };
    return suspectsRequest(patience)
      ? isolatePoison(current.left, current.trial, delivery)
      : deliver(current.left, delivery);
  };

  const suffer = (setback: Setback): void => {
    save(afterSetback(patience, setback, { now: Date.now(), random: Math.random() }));
    ledger.note(Date.now());
  };

  /**
   * A store that was away may have lost what it acknowledged last. Values come again with later snapshots, but the zeros of
   * new series only here. It was counted when it was acknowledged. Not for Prometheus: it loses nothing, and refuses what is
   * behind newer samples.
   *
   * @returns whether the rest can go on.
   */
  const sendAgain = async (deadline: number): Promise<boolean> => {
    again ??= queue.lastOut().flatMap(({ bodies }) => bodies);
    const progress = await deliver(again, {
      destination,
      deadline,
      encode: ({ bytes }) => bytes,
      halve: () => undefined,
      halvesOutdated: () => false,
      settled: () => undefined,
    });
    if (progress.kind === 'done') {
      again = undefined;
      queue.outAgain(Date.now());
      const { isDown, ...rest } = patience;
      save(rest);
    } else if (progress.kind !== 'paused') suffer(progress);
    return progress.kind === 'done';
  };

  const settle = (current: Sending): void => {
    const now = Date.now();
    storage.transactionSync(() => {
      queue.shift(current.first, now);
      if (!disk.isFull) queue.trim();
      ledger.state.write(SETTLED, current.first.seq);
      const gone = quarantine.add(current.quarantined, now);
      const app = options.app();
      const deltas = [
        ...forwardDeltas({ app, destination: destination.name, entries: current.entries }),
        ...quarantineDeltas({ app, entries: gone, outcome: 'dropped' }),
      ];
      save(CALM);
      ledger.append([{ ids: [], deltas, pieces: [] }], now);
    });
  };

  return {
    destination: destination.name,
    get isEmpty() {
      return queue.length === 0;
    },
    get patience() {
      return patience;
    },
    get length() {
      return queue.length;
    },
    get backlog() {
      return { items: queue.samples, bytes: queue.bytes, oldestAt: queue.first()?.takenAt };
    },
    push: (bodies, takenAt) => queue.push(bodies, takenAt),
    takeBack({ counts, body }, at) {
      queue.push([{ bytes: body, samples: counts }], at);
      return [];
    },
    async drain({ deadline, force }) {
      if (!force && isResting(patience, Date.now())) return;
      while (Date.now() < deadline) {
        sending ??= begin(queue.first());
        if (sending === undefined) return;
        if (patience.isDown && takesLate && !(await sendAgain(deadline))) return;
        const progress = await send(sending, deadline);
        if (progress.kind === 'paused') return;
        if (progress.kind !== 'done') {
          suffer(progress);
          return;
        }
        // What is refused for good can't be quarantined now: it waits, settled but for that.
        if (disk.isFull && sending.quarantined.length > 0) return;
        settle(sending);
        sending = undefined;
      }
    },
  };
}

function begin(first: QueuedSnapshot | undefined): Sending | undefined {
  return (
    first && { first, left: [...first.bodies], trial: { witness: undefined }, entries: [], quarantined: [] }
  );
}

interface Settled {
  readonly body: WriteBody;
  readonly outcome: Outcome;
  readonly verdict: Verdict;
}

function note({ first, entries, quarantined }: Sending, { body, outcome, verdict }: Settled): void {
  const delaySeconds = (Date.now() - first.takenAt) / 1000;
  let written = outcome === 'skipped' && verdict.kind === 'outdated' ? (verdict.written ?? 0) : 0;
  for (const [env, count] of Object.entries(body.samples)) {
    // of a partial write only the total is known: it goes to the environments in turn
    const stored = outcome === 'delivered' ? count : Math.min(count, written);
    if (outcome !== 'delivered') written -= stored;
    entries.push({ env, outcome: 'delivered', count: stored, delaySeconds });
    if (outcome !== 'delivered') entries.push({ env, outcome, count: count - stored });
  }
  if (outcome !== 'quarantined') return;
  const reason = 'reason' in verdict ? verdict.reason : '';
  quarantined.push({ destination: 'remote_write', reason, counts: body.samples, body: body.bytes });
}
