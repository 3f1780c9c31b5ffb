import { BATCH_MEMORY_MS, MAX_KEEPALIVE_BYTES, type RateAnswer } from '@throughline/conventions/wire';
import { type Batch, type PostOutcome, type PostTarget, postBatch } from './postBatch.ts';
import { retryDelay } from './retryDelay.ts';

/** Attempts per batch while the page lives; with doubling waits, about half a minute of an ingest that is down. */
const MAX_ATTEMPTS = 5;

/** Batches on their way: each until it is acknowledged, refused, or given up. */
export interface Deliveries {
  /** Bytes of the keepalive budget that our own posts leave. */
  keepaliveRoom(): number;
  /** Posts the batch now. Resolves when it is acknowledged or given up; never rejects. */
  deliver(batch: Batch, unloading: boolean): Promise<void>;
  /** The page may be gone soon: what is on its way in a post that would be cut off leaves again, under its id. */
  secure(): void;
  forget(): void;
}

interface DeliveryParts {
  readonly target: PostTarget;
  readonly onRates: (rates: RateAnswer['rum']) => void;
  readonly onGivenUp: (batch: Batch, reason: 'refused' | 'stale') => void;
  readonly log: (message: string) => void;
}

interface Delivery {
  readonly batch: Batch;
  readonly done: () => void;
  attempts: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the newest attempt outlives the page. */
  safe: boolean;
}

/** Posts with retries, counting the keepalive budget. */
export function createDeliveries({ target, onRates, onGivenUp, log }: DeliveryParts): Deliveries {
  const open = new Set<Delivery>();
  let keepaliveBytes = 0;
  const keepaliveRoom = (): number => MAX_KEEPALIVE_BYTES - keepaliveBytes;

  const finish = (delivery: Delivery): void => {
    clearTimeout(delivery.timer);
    open.delete(delivery);
    delivery.done();
  };

  const settle = (delivery: Delivery, attempt: number, outcome: PostOutcome): void => {
    const { batch } = delivery;
    log(`batch ${batch.id}, ${batch.spans} spans, ${batch.bytes} bytes: ${outcome.kind}`);
    if (!open.has(delivery)) return;
    if (outcome.kind === 'accepted') {
      finish(delivery);
      onRates(outcome.rates);
    } else if (attempt === delivery.attempts) {
      // an older attempt's failure means nothing while a newer one is under way
      const next = afterFailure(delivery, outcome);
      if (typeof next === 'number') delivery.timer = setTimeout(() => post(delivery, false), next);
      else {
        onGivenUp(batch, next);
        finish(delivery);
      }
    }
  };

  const post = (delivery: Delivery, unloading: boolean): void => {
    clearTimeout(delivery.timer);
    const { batch } = delivery;
    const keepalive = unloading && batch.bytes <= keepaliveRoom();
    const reserved = keepalive ? batch.bytes : 0;
    const attempt = ++delivery.attempts;
    keepaliveBytes += reserved;
    delivery.safe = keepalive;
    postBatch(batch, target, keepalive)
      .then((outcome) => {
        keepaliveBytes -= reserved;
        settle(delivery, attempt, outcome);
      })
      .catch((error: unknown) => log(String(error)));
  };

  return {
    keepaliveRoom,
    deliver: (batch, unloading) =>
      new Promise((done) => {
        const delivery = { batch, done, attempts: 0, timer: undefined, safe: false };
        open.add(delivery);
        post(delivery, unloading);
      }),
    secure() {
      for (const delivery of open) if (!delivery.safe) post(delivery, true);
    },
    forget() {
      for (const delivery of open) finish(delivery);
    },
  };
}

/** Milliseconds until the next attempt, or why there is none. */
function afterFailure(
  { batch, attempts }: Delivery,
  outcome: Exclude<PostOutcome, { kind: 'accepted' }>,
): number | 'refused' | 'stale' {
  if (outcome.kind === 'refused' || attempts >= MAX_ATTEMPTS) return 'refused';
  // the ingest remembers batch ids for a day; after that a repeat would count twice
  if (Date.now() - batch.createdAt > BATCH_MEMORY_MS) return 'stale';
  return retryDelay(attempts, outcome.afterMs);
}
