import { BATCH_MEMORY_MS, type RateAnswer } from '@throughline/conventions/wire';
import type { PostTarget } from '../post/postRequest.ts';
import type { PageState } from '../sender.ts';
import { createBackoff } from './backoff.ts';
import type { Batch } from './batch.ts';
import { type AttemptOutcome, createDelivery, type Delivery } from './delivery.ts';

/** Batches that wait for an ingest or a network that is down: a megabyte of memory at the most. */
const MAX_BATCHES = 16;

/** Why a batch will never be sent again. */
export type GivenUp = 'refused' | 'stale' | 'queue_full';

/** Batches on their way. */
export interface Deliveries {
  /** Posts the batch now. Resolves when it is answered, or has failed for now; never rejects. */
  deliver(batch: Batch, state: PageState): Promise<void>;
  /** The page may be gone soon: what is on its way in a post that would be cut off leaves again, under its id. */
  secure(state: PageState): void;
  isWaiting(): boolean;
  forget(): void;
}

interface DeliveryParts {
  readonly target: PostTarget;
  readonly onRates: (rates: RateAnswer['rum']) => void;
  readonly onGivenUp: (batch: Batch, reason: GivenUp) => void;
  readonly log: (message: unknown) => void;
}

/**
 * Posts until each batch is acknowledged, refused, or too old; after a failure one at a time, until one succeeds. Where
 * too many wait, the oldest is given up.
 */
export function createDeliveries({ target, onRates, onGivenUp, log }: DeliveryParts): Deliveries {
  /** Oldest first. */
  const open = new Set<Delivery>();
  const keptAlive = { bytes: 0 };

  const idle = (): Delivery[] => [...open].filter((delivery) => delivery.isIdle());
  /** It arrived, or is forgotten, or given up. */
  const close = (delivery: Delivery, reason?: GivenUp): void => {
    delivery.end();
    if (open.delete(delivery) && reason) onGivenUp(delivery.batch, reason);
  };
  const run = async (delivery: Delivery, state: PageState): Promise<void> => {
    const { batch } = delivery;
    // the ingest remembers batch ids for a day; after that a repeat would count twice
    if (Date.now() - batch.createdAt > BATCH_MEMORY_MS) return close(delivery, 'stale');
    const outcome = await delivery.attempt(state);
    log(`batch ${batch.id}, ${batch.spans} spans, ${batch.body.length} bytes: ${outcome.kind}`);
    if (open.has(delivery)) settle(delivery, outcome);
    else delivery.end();
  };
  const runAll = (deliveries: readonly Delivery[], state: PageState): void => {
    for (const delivery of deliveries) run(delivery, state).catch(log);
  };
  // the oldest tells whether the others would get through
  const backoff = createBackoff(() => runAll(idle().slice(0, 1), 'shown'));
  const settle = (delivery: Delivery, outcome: AttemptOutcome): void => {
    const { kind } = outcome;
    if (kind === 'retry') backoff.failed(outcome.afterMs);
    else if (kind === 'deferred') backoff.watch();
    else {
      close(delivery, kind === 'refused' ? kind : undefined);
      // the ingest can be heard again
      backoff.reset();
      runAll(idle(), 'shown');
      if (kind === 'accepted') onRates(outcome.rates);
    }
  };

  return {
    deliver(batch, state) {
      const [oldest] = idle();
      if (oldest && open.size >= MAX_BATCHES) close(oldest, 'queue_full');
      const delivery = createDelivery(batch, target, keptAlive);
      open.add(delivery);
      return run(delivery, state);
    },
    secure: (state) =>
      runAll(
        [...open].filter((delivery) => !delivery.isSafe(state)),
        state,
      ),
    isWaiting: backoff.isWaiting,
    forget() {
      backoff.reset();
      for (const delivery of open) close(delivery);
    },
  };
}
