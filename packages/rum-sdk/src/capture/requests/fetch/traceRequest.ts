import type { TraceHeaders } from '../../../trace/context/traceHeaders.ts';
import { addTrace } from '../addTrace.ts';

/** Adds the trace headers to a Request of ours, and leaves one `traceparent` in it. */
export function traceRequest({ headers }: Request, trace: TraceHeaders): void {
  addTrace(headers, trace, (name, value) => headers.append(name, value));
  // a tracer above ours has added its own to the app's: "a, b" is none
  const [first = '', second] = `${headers.get('traceparent')}`.split(',');
  if (second) headers.set('traceparent', first);
}
