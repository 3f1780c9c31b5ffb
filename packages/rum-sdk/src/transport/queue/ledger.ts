import { CLIENT_DROPPED_PREFIX, type ClientDropReason } from '@throughline/conventions/browserAttributes';

/** Counts of dropped spans by reason. */
export type Drops = Partial<Record<ClientDropReason, number>>;

/** What was dropped and why, until a batch that tells it has been acknowledged. */
export interface Ledger {
  add(reason: ClientDropReason, spans: number): void;
  /** Takes the counts, to be told with a batch; they come back with {@link Ledger.giveBack} where it doesn't arrive. */
  take(): Drops;
  giveBack(drops: Drops): void;
}

/** An empty ledger. */
export function createLedger(): Ledger {
  let drops: Drops = {};
  const add = (reason: ClientDropReason, spans: number): void => {
    if (spans > 0) drops[reason] = (drops[reason] ?? 0) + spans;
  };
  return {
    add,
    take() {
      const taken = drops;
      drops = {};
      return taken;
    },
    giveBack(returned) {
      for (const [reason, spans] of Object.entries(returned)) add(reason as ClientDropReason, spans);
    },
  };
}

/** The resource attributes that tell the drops. */
export function dropAttributes(drops: Drops): Record<string, number> {
  return Object.fromEntries(
    Object.entries(drops).map(([reason, count]) => [CLIENT_DROPPED_PREFIX + reason, count]),
  );
}
