import type { TraceHeaders } from '../../../trace/context/traceHeaders.ts';
import { isTraceHeader } from '../isTraceHeader.ts';
import { isPlain } from './isPlain.ts';
import { isRequest } from './isRequest.ts';
import { traceRequest } from './traceRequest.ts';

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
    traceRequest(copy, trace);
    return [copy, init, ...rest];
  } catch {
    return args;
  }
}

function tracedHeaders(headers: unknown, trace: TraceHeaders): unknown {
  if (headers instanceof Headers) return withTold(new Headers(headers), trace, (own) => [...own.entries()]);
  // engines read an array by its indices, whatever its iterator says, but not a Proxy of one
  if (Array.isArray(headers)) {
    return headers.every(Array.isArray)
      ? withTold(new Proxy([...headers], {}), trace, (own) => own.slice() as [string, string][])
      : headers;
  }
  // a symbol is for the browser to refuse, or to read by
  const isRead = isPlain(headers) && Object.getOwnPropertySymbols(headers).length === 0;
  return isRead ? withTold({ ...headers }, trace, Object.entries) : headers;
}

/**
 * Tells the trace headers to whoever reads them all at once, as the browser does, `new Headers`, and a copy by spread; and
 * only where there is no other `traceparent` by then. A tracer that takes headers over one by one and adds its own (Datadog
 * does) would else send two values.
 */
function withTold<T extends object>(
  headers: T,
  trace: TraceHeaders,
  pairsOf: (headers: T) => [string, string][],
): T {
  return Object.assign(headers, {
    [Symbol.iterator](this: T) {
      const own = pairsOf(this);
      return (own.some(([name]) => isTraceHeader(name)) ? own : [...own, ...Object.entries(trace)]).values();
    },
  });
}
