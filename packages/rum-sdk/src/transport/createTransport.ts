import type { Attributes } from '@opentelemetry/api';
import type { RateAnswer } from '@throughline/conventions/wire';
import type { Guard } from '../guard.ts';
import type { Settings } from '../settings.ts';
import { createDeliveries } from './deliveries.ts';
import { exporterSender } from './exporterSender.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { otlpSender } from './otlpSender.ts';
import { createOutlet, type Outlet } from './outlet.ts';
import type { Sender } from './sender.ts';
import { createSpanQueue, type QueuedSpan } from './spanQueue.ts';

/** A page that is hidden may be discarded at any time: what still ends then leaves soon. */
const HIDDEN_FLUSH_MS = 1_000;

interface TransportParts {
  readonly settings: Settings;
  readonly resource: Attributes;
  readonly guard: Guard;
  readonly onRates: (rates: RateAnswer['rum']) => void;
}

/** The last station: a queue, and its way out of the page. */
export interface Transport extends Outlet {
  enqueue(entry: QueuedSpan): void;
  /** Tells with the next post what was dropped before it came here. */
  readonly dropped: Ledger['add'];
}

/** Builds the transport. It takes the page's fetch as it is now: build it before capture wraps it. */
export function createTransport(parts: TransportParts): Transport {
  const { settings, guard } = parts;
  const ledger = createLedger();
  const queue = createSpanQueue(ledger);
  const isHidden = (): boolean => document.visibilityState === 'hidden';
  const outlet = createOutlet({ queue, sender: createSender(parts, ledger), guard, isHidden });
  return {
    ...outlet,
    dropped: ledger.add,
    enqueue(entry) {
      queue.push(entry);
      if (isHidden()) outlet.within(HIDDEN_FLUSH_MS);
      else if (!entry.held) outlet.within(settings.flushIntervalMs);
    },
  };
}

function createSender({ settings, resource, onRates }: TransportParts, ledger: Ledger): Sender {
  if (settings.exporter) return exporterSender(settings.exporter);
  const deliveries = createDeliveries({
    target: { endpoint: settings.endpoint, key: settings.key, fetch: globalThis.fetch },
    onRates,
    onGivenUp(batch, reason) {
      ledger.giveBack(batch.drops);
      ledger.add(reason, batch.spans);
    },
    log(message) {
      if (settings.debug) console.debug(`[throughline] ${message}`);
    },
  });
  return otlpSender({ resource, ledger, deliveries });
}
