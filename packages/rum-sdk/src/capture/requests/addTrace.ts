import type { TraceHeaders } from '../../trace/context/traceHeaders.ts';

/**
 * Adds the trace headers, where the app has no `traceparent` of its own: a second value would be joined to the first with
 * a comma, which is no traceparent.
 *
 * @param own the names of the app's headers.
 */
export function addTrace(
  own: { has(name: string): boolean },
  trace: TraceHeaders,
  add: (name: string, value: string) => void,
): void {
  if (own.has('traceparent')) return;
  for (const [name, value] of Object.entries(trace)) if (!own.has(name)) add(name, value);
}
