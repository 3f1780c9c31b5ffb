import type { TraceHeaders } from '../../trace/context/traceHeaders.ts';

/** Adds the trace headers, where the app has no `traceparent` of its own. */
export function addTrace(headers: Headers, trace: TraceHeaders): void {
  if (headers.has('traceparent')) return;
  for (const [name, value] of Object.entries(trace)) if (!headers.has(name)) headers.append(name, value);
}
