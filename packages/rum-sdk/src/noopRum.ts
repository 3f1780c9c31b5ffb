import type { Rum } from './rum.ts';
import { createActiveSpans } from './trace/activeSpans.ts';
import { silentSpan } from './trace/silentSpan.ts';
import { createTracer } from './trace/tracer.ts';

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
