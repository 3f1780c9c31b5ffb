import type { DestinationName } from '../../../forward/destination.ts';
import type { LogRow } from '../../commit/logRow.ts';
import type { Ledger } from '../../ledger.ts';
import type { Outbox } from '../outbox.ts';
import type { Quarantine, QuarantineEntry } from './quarantine.ts';
import { quarantineDeltas } from './quarantineDeltas.ts';
import { quarantineSample } from './quarantineSample.ts';

/** Entries in an answer: with their samples about 200 KB. */
const PAGE_ENTRIES = 100;

/** An entry as an operator sees it. */
export interface ShownEntry {
  readonly seq: number;
  readonly destination: DestinationName;
  /** The destination's status and words. */
  readonly reason: string;
  /** Spans or samples. */
  readonly items: number;
  readonly bytes: number;
  /** When it was refused, ISO 8601. */
  readonly at: string;
  /** The beginning of its body. */
  readonly sample: string;
}

/** A page of a Shard's quarantine, oldest first. */
export interface QuarantinePage {
  /** Entries and bytes in all. */
  readonly size: number;
  readonly bytes: number;
  readonly entries: readonly ShownEntry[];
  /** Where the next page begins (`after`); undefined on the last. */
  readonly next?: number;
}

/** What an operator wants done with an entry, or with all that are there now. */
export interface QuarantineCommand {
  readonly seq: number | 'all';
  readonly action: 'replay' | 'drop';
}

/** What has been done. A repeated command finds nothing, and changes nothing. */
export interface QuarantineResult {
  readonly entries: number;
  /** Spans or samples in them. */
  readonly items: number;
  /** Destinations that are configured no more: their entries stay, and can only be dropped. */
  readonly unknownDestinations: readonly DestinationName[];
}

/** Where a person looks at what was quarantined, and decides about it. */
export interface QuarantineDesk {
  list(after: number): QuarantinePage;
  /** Each entry in a transaction of its own: what a crash interrupts is done for some, and not begun for the rest. */
  settle(command: QuarantineCommand): QuarantineResult;
}

export interface QuarantineDeskOptions {
  readonly app: () => string;
  readonly storage: DurableObjectStorage;
  readonly ledger: Ledger;
  readonly quarantine: Quarantine;
  readonly outboxes: readonly Outbox[];
  /** Tells the outboxes what was put into the log. */
  readonly added: (rows: readonly LogRow[]) => void;
}

export function createQuarantineDesk(options: QuarantineDeskOptions): QuarantineDesk {
  const { storage, ledger, quarantine, outboxes } = options;

  const leave = (entry: QuarantineEntry, action: QuarantineCommand['action'], outbox?: Outbox): void => {
    const now = Date.now();
    const outcome = action === 'replay' ? 'replayed' : 'dropped';
    const deltas = quarantineDeltas({ app: options.app(), entries: [entry], outcome });
    const row = storage.transactionSync((): LogRow => {
      quarantine.remove(entry);
      const replayed = { ids: [], deltas, pieces: outbox?.takeBack(entry, now) ?? [] };
      ledger.append([replayed], now);
      return replayed;
    });
    options.added([row]);
  };

  return {
    list(after) {
      const entries = quarantine.seqs(after, PAGE_ENTRIES).flatMap((seq) => show(quarantine.get(seq)));
      const last = entries.at(-1)?.seq ?? after;
      const hasMore = quarantine.seqs(last, 1).length > 0;
      return { size: quarantine.size, bytes: quarantine.bytes, entries, ...(hasMore && { next: last }) };
    },
    settle({ seq, action }) {
      const unknown = new Set<DestinationName>();
      const done = { entries: 0, items: 0 };
      for (const wanted of seq === 'all' ? quarantine.seqs() : [seq]) {
        const entry = quarantine.get(wanted);
        if (entry === undefined) continue;
        const outbox = outboxes.find(({ destination }) => destination === entry.destination);
        if (action === 'replay' && outbox === undefined) unknown.add(entry.destination);
        else {
          leave(entry, action, action === 'replay' ? outbox : undefined);
          done.entries++;
          done.items += itemsOf(entry);
        }
      }
      return { ...done, unknownDestinations: [...unknown] };
    },
  };
}

function show(entry: QuarantineEntry | undefined): ShownEntry[] {
  if (entry === undefined) return [];
  const { seq, destination, reason, refusedAt, body } = entry;
  const at = new Date(refusedAt).toISOString();
  const sample = quarantineSample(entry);
  return [{ seq, destination, reason, items: itemsOf(entry), bytes: body.byteLength, at, sample }];
}

function itemsOf({ counts }: QuarantineEntry): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
