import type { Rum } from './rum.ts';
import { createActiveSpans } from './trace/context/activeSpans.ts';
import { createTracer } from './trace/context/tracer.ts';
import { silentSpan } from './trace/recorder/silentSpan.ts';

/** A `Rum` that does nothing: on a server, after a mistake in the options, and where the visitor has opted out. */
export function noopRum(): Rum {
  const nothing = (): void => undefined;
  return {
    tracer: createTracer(() => silentSpan(), createActiveSpans()),
    recordError: nothing,
    startPageView: nothing,
    setRoute: nothing,
    flush: () => Promise.resolve(),
    grant: nothing,
    revoke: nothing,
    stop: nothing,
  };
}
