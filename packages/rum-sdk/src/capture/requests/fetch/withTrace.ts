import type { TraceHeaders } from '../../../trace/context/traceHeaders.ts';
import { addTrace } from '../addTrace.ts';
import { isPlain } from './isPlain.ts';
import { isRequest } from './isRequest.ts';

/**
 * A call's arguments with the trace headers, each of the kind that the app has passed; as they are where only fetch
 * could read them.
 */
export function withTrace(args: unknown[], trace: TraceHeaders): unknown[] {
  const [input, init, ...rest] = args;
  const isBare = init === undefined || init === null;
  try {
    if (!isBare && !isPlain(init)) return args;
    const { headers = {} } = init ?? {};
    if (!isRequest(input) || (!isBare && init.headers !== undefined)) {
      return [input, { ...init, headers: tracedHeaders(headers, trace) }, ...rest];
    }
    // a copy would use up a body that the init replaces
    if (!isBare && 'body' in init) return args;
    const copy = new Request(input);
    addTrace(copy.headers, trace);
    return [copy, init, ...rest];
  } catch {
    return args;
  }
}

function tracedHeaders(headers: unknown, trace: TraceHeaders): unknown {
  if (headers instanceof Headers) {
    const copy = new Headers(headers);
    addTrace(copy, trace);
    return copy;
  }
  if (Array.isArray(headers)) {
    const isOwn = !headers.every(Array.isArray) || hasTrace(headers.map(([name]) => name));
    return isOwn ? headers : [...headers, ...Object.entries(trace)];
  }
  const isOwn = !isPlain(headers) || Symbol.iterator in headers || hasTrace(Object.keys(headers));
  return isOwn ? headers : { ...headers, ...trace };
}

function hasTrace(names: unknown[]): boolean {
  return names.some((name) => /^trace(parent|state)$/i.test(name as string));
}
