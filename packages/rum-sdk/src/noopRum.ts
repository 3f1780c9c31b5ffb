import { ProxyTracerProvider } from '@opentelemetry/api';
import type { Rum } from './rum.ts';

/** A `Rum` that does nothing: on a server, after a mistake in the options, and where the visitor has opted out. */
export function noopRum(): Rum {
  const nothing = (): void => undefined;
  return {
    // without a delegate the API's own provider hands out tracers that record nothing
    tracer: new ProxyTracerProvider().getTracer('throughline'),
    recordError: nothing,
    startPageView: nothing,
    setRoute: nothing,
    flush: () => Promise.resolve(),
    grant: nothing,
    revoke: nothing,
    stop: nothing,
  };
}
