import type { CallParts } from '../callParts.ts';
import type { Wraps } from '../createWraps.ts';

/**
 * Wraps `append` and `set` of Headers: a tracer below ours adds its own `traceparent` (Elastic, Datadog), and two would
 * leave as "a, b", which is none. It takes the place of ours, and of the `tracestate` that came with it; one of the
 * app's own stays the only one.
 */
export function keepOneTrace({ running }: CallParts, wraps: Wraps): void {
  for (const method of ['append', 'set']) {
    wraps.wrap(Headers.prototype, method, (proceed, [name], self) => {
      const headers = self as Headers;
      if (typeof name === 'string' && /^traceparent$/i.test(name) && headers.has(name)) {
        const present = headers.get(name);
        // what is there while no call runs may be ours
        const { traceparent = present } = running.request?.trace ?? {};
        if (present === traceparent) for (const ours of [name, 'tracestate']) headers.delete(ours);
        else if (method === 'append') return undefined;
      }
      return proceed();
    });
  }
}
