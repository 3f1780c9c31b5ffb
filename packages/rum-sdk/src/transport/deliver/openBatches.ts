import type { Batch } from './batch.ts';
import type { Delivery } from './delivery.ts';

/** Batches that wait for an ingest or a network that is down: a megabyte of memory at the most. */
const MAX_BATCHES = 16;

/** Why a batch will never be sent again. */
export type GivenUp = 'refused' | 'stale' | 'queue_full';

/** The batches that are on their way, oldest first. */
export interface OpenBatches {
  add(delivery: Delivery): void;
  has(delivery: Delivery): boolean;
  all(): Delivery[];
  /** Those of which no attempt is under way. */
  idle(): Delivery[];
  /** It arrived, or is forgotten. */
  close(delivery: Delivery): void;
  giveUp(delivery: Delivery, reason: GivenUp): void;
}

/** None yet; where there are too many, the oldest is given up. */
export function createOpenBatches(onGivenUp: (batch: Batch, reason: GivenUp) => void): OpenBatches {
  const open = new Set<Delivery>();
  const all = (): Delivery[] => [...open];
  const idle = (): Delivery[] => all().filter((delivery) => delivery.isIdle());
  const close = (delivery: Delivery): void => {
    delivery.end();
    open.delete(delivery);
  };
  const giveUp = (delivery: Delivery, reason: GivenUp): void => {
    close(delivery);
    onGivenUp(delivery.batch, reason);
  };
  return {
    add(delivery) {
      const [oldest] = idle();
      if (oldest && open.size >= MAX_BATCHES) giveUp(oldest, 'queue_full');
      open.add(delivery);
    },
    has: (delivery) => open.has(delivery),
    all,
    idle,
    close,
    giveUp,
  };
}
