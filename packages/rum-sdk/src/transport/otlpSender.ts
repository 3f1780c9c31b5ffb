import type { Attributes } from '@opentelemetry/api';
import { MAX_KEEPALIVE_BYTES } from '@throughline/conventions/wire';
import type { Batch } from './deliver/batch.ts';
import type { Deliveries } from './deliver/deliveries.ts';
import { uuidv7 } from './deliver/uuidv7.ts';
import { type Body, encodeBodies } from './encode/encodeBodies.ts';
import type { TakeBack } from './post/deferPost.ts';
import type { Drops, Ledger } from './queue/ledger.ts';
import type { Sender } from './sender.ts';

/** A post, before compression: even where it can't be compressed it fits into either quota, headers included. */
const MAX_POST_BYTES = MAX_KEEPALIVE_BYTES - 1024;

interface SenderParts {
  readonly resource: Attributes;
  readonly ledger: Ledger;
  readonly deliveries: Deliveries;
  readonly defer: (batch: Batch) => TakeBack | undefined;
}

/** Our own transport: OTLP JSON in simple posts, in bodies that fit into the quotas of a page that is being left. */
export function otlpSender({ resource, ledger, deliveries, defer }: SenderParts): Sender {
  /** The first batch tells the drops. */
  const encode = (spans: Parameters<Sender['send']>[0]) => {
    const drops = ledger.take();
    const { bodies, tooLarge } = encodeBodies(spans, { resource, drops, maxBytes: MAX_POST_BYTES });
    return { drops, tooLarge, batches: bodies.map((body, at) => batchOf(body, at === 0 ? drops : {})) };
  };
  return {
    async send(spans, state) {
      if (state !== 'shown') deliveries.secure(state);
      if (spans.length === 0) return;
      const { drops, tooLarge, batches } = encode(spans);
      ledger.add('too_large', tooLarge);
      if (batches.length === 0) ledger.giveBack(drops);
      await Promise.all(batches.map((batch) => deliveries.deliver(batch, state)));
    },
    insure(spans) {
      const { drops, batches } = encode(spans);
      const takeBack = batches.length === 1 ? defer(batches[0] as Batch) : undefined;
      if (!takeBack) ledger.giveBack(drops);
      return (
        takeBack &&
        (() => {
          const isBack = takeBack();
          if (isBack) ledger.giveBack(drops);
          return isBack;
        })
      );
    },
    isWaiting: deliveries.isWaiting,
    forget: deliveries.forget,
  };
}

function batchOf(body: Body, drops: Drops): Batch {
  const createdAt = Date.now();
  return { id: uuidv7(createdAt), createdAt, body: body.text, spans: body.spans, drops };
}
