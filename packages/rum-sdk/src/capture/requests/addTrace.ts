import type { TraceHeaders } from '../../trace/context/traceHeaders.ts';

/** Adds the trace headers, where the app has no `traceparent` of its own. */
export function addTrace(
  own: { has(name: string): boolean },
  trace: TraceHeaders,
  add: (name: string, value: string) => void,
): void {
  if (own.has('traceparent')) return;
  for (const [name, value] of Object.entries(trace)) if (!own.has(name)) add(name, value);
}
