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
  const encode = (spans: Parameters<Sender['send']>[0], drops: Drops) =>
    encodeBodies(spans, { resource, drops, maxBytes: MAX_POST_BYTES });
  return {
    async send(spans, state) {
      if (state !== 'shown') deliveries.secure(state);
      if (spans.length === 0) return;
      const drops = ledger.take();
      const { bodies, tooLarge } = encode(spans, drops);
      ledger.add('too_large', tooLarge);
      if (bodies.length === 0) ledger.giveBack(drops);
      await Promise.all(
        bodies.map((body, at) => deliveries.deliver(batchOf(body, at === 0 ? drops : {}), state)),
      );
    },
    insure(spans) {
      const drops = ledger.take();
      const { bodies, tooLarge } = encode(spans, drops);
      const [body] = bodies;
      const takeBack = body && bodies.length + tooLarge === 1 ? defer(batchOf(body, drops)) : undefined;
      const giveBack = (): boolean => {
        ledger.giveBack(drops);
        return true;
      };
      if (takeBack) return () => takeBack() && giveBack();
      giveBack();
      return undefined;
    },
    isWaiting: deliveries.isWaiting,
    forget: deliveries.forget,
  };
}

function batchOf(body: Body, drops: Drops): Batch {
  const createdAt = Date.now();
  return { id: uuidv7(createdAt), createdAt, body: body.text, spans: body.spans, drops };
}
