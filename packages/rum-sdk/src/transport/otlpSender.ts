import type { Attributes } from '@opentelemetry/api';
import { MAX_KEEPALIVE_BYTES } from '@throughline/conventions/wire';
import type { Deliveries } from './deliveries.ts';
import { type Body, encodeBodies } from './encodeBodies.ts';
import type { Drops, Ledger } from './ledger.ts';
import type { Sender } from './sender.ts';
import { uuidv7 } from './uuidv7.ts';

/** A post: a batch that waits for a retry when the page hides must still fit into the keepalive budget. */
const MAX_POST_BYTES = MAX_KEEPALIVE_BYTES - 1024;

/** With less room than this, not even the vitals fit into a keepalive post, and splitting for it gains nothing. */
const MIN_KEEPALIVE_BYTES = 4 * 1024;

/** Our own transport: OTLP JSON in simple posts, in bodies that fit into the keepalive budget when the page hides. */
export function otlpSender(parts: {
  readonly resource: Attributes;
  readonly ledger: Ledger;
  readonly deliveries: Deliveries;
}): Sender {
  const { resource, ledger, deliveries } = parts;

  const firstBytes = (unloading: boolean): number => {
    const room = deliveries.keepaliveRoom();
    return unloading && room >= MIN_KEEPALIVE_BYTES ? Math.min(room, MAX_POST_BYTES) : MAX_POST_BYTES;
  };
  const batchOf = (body: Body, drops: Drops) => {
    const createdAt = Date.now();
    return { id: uuidv7(createdAt), createdAt, body: body.text, bytes: body.bytes, spans: body.spans, drops };
  };

  return {
    async send(spans, unloading) {
      if (unloading) deliveries.secure();
      if (spans.length === 0) return;
      const drops = ledger.take();
      const { bodies, tooLarge } = encodeBodies(spans, {
        resource,
        drops,
        firstBytes: firstBytes(unloading),
        otherBytes: MAX_POST_BYTES,
      });
      ledger.add('too_large', tooLarge);
      if (bodies.length === 0) ledger.giveBack(drops);
      await Promise.all(
        bodies.map((body, at) => deliveries.deliver(batchOf(body, at === 0 ? drops : {}), unloading)),
      );
    },
    forget: deliveries.forget,
  };
}
