import type { Attributes } from '@opentelemetry/api';
import type { RateAnswer } from '@throughline/conventions/wire';
import type { Settings } from '../options/settings.ts';
import type { Guard } from '../platform/guard.ts';
import { IS_SCRIPT_TAG } from '../platform/isScriptTag.ts';
import { createDeliveries } from './deliver/deliveries.ts';
import { otlpSender } from './otlpSender.ts';
import { createOutlet, type Outlet } from './outlet.ts';
import { deferPost } from './post/deferPost.ts';
import { ticketOf } from './post/ticketOf.ts';
import { waysOut } from './post/waysOut.ts';
import { createLedger, type Ledger } from './queue/ledger.ts';
import { createSpanQueue } from './queue/spanQueue.ts';
import type { Sender } from './sender.ts';

interface TransportParts {
  readonly settings: Settings;
  readonly resource: Attributes;
  readonly guard: Guard;
  readonly onRates: (rates: RateAnswer['rum']) => void;
}

/** The last station: a queue, and its way out of the page. */
export interface Transport extends Outlet {
  /** Tells with the next post what was dropped before it came here. */
  readonly dropped: Ledger['add'];
}

/** Builds the transport. It takes the page's fetch as it is now: build it before capture wraps it. */
export function createTransport(parts: TransportParts): Transport {
  const { settings, guard } = parts;
  const ledger = createLedger();
  const outlet = createOutlet({
    queue: createSpanQueue(ledger),
    sender: (!IS_SCRIPT_TAG && settings.sender) || createSender(parts, ledger),
    guard,
    flushIntervalMs: settings.flushIntervalMs,
  });
  return { ...outlet, dropped: ledger.add };
}

function createSender({ settings, resource, onRates }: TransportParts, ledger: Ledger): Sender {
  const ticket = IS_SCRIPT_TAG ? (settings.ticket as string | undefined) : ticketOf(settings.ticket);
  const target = { ...settings, ticket, ...waysOut() };
  const deliveries = createDeliveries({
    target,
    onRates,
    onGivenUp(batch, reason) {
      ledger.giveBack(batch.drops);
      ledger.add(reason, batch.spans);
    },
    log(message) {
      if (settings.debug) console.debug('[throughline]', message);
    },
  });
  return otlpSender({ resource, ledger, deliveries, defer: (batch) => deferPost(batch, batch.body, target) });
}
