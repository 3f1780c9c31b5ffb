import type { TraceHeaders } from '../../trace/traceHeaders.ts';
import type { Wraps } from './createWraps.ts';
import { hasTag } from './hasTag.ts';
import { initLens, type SeenInit } from './initLens.ts';
import { isRefused } from './isRefused.ts';
import { isRequest } from './isRequest.ts';
import { requestMethod } from './requestMethod.ts';
import type { RequestPolicy } from './requestPolicy.ts';
import type { OpenRequest, RequestSpans } from './requestSpans.ts';
import { errorType, settleWith } from './settleWith.ts';
import { tracedHeaders } from './tracedHeaders.ts';

interface FetchParts {
  readonly policy: RequestPolicy;
  readonly spans: RequestSpans;
  readonly wraps: Wraps;
}

/** A call as it is passed on, and its span; no span where the call isn't traced. */
interface Call {
  readonly args: unknown[];
  readonly input?: Request | string;
  readonly request?: OpenRequest;
  /** Filled while fetch reads it; undefined where the app has passed none. */
  readonly seen?: SeenInit | undefined;
}

/** The browser's own, which settles on abort at once; a wrapper that was there before ours may think otherwise. */
const NATIVE = /^function fetch\(\) \{\s*\[native code\]/;

/**
 * Wraps the page's fetch. What the app passes is never changed: a call that carries trace headers gets a Request or a
 * view of its init of its own. The response and its body are the browser's own, unread and uncloned.
 */
export function wrapFetch({ policy, spans, wraps }: FetchParts): void {
  const isNative = NATIVE.test(String(globalThis.fetch));
  wraps.wrap(globalThis, 'fetch', (original, self, args) => {
    const call = isWindow(self) ? prepare(args, { policy, spans }) : { args };
    const { request } = call;
    try {
      const promise: unknown = Reflect.apply(original, self, call.args as never[]);
      return request && hasTag(promise, 'Promise')
        ? observed(promise as Promise<Response>, { ...call, request }, isNative)
        : promise;
    } catch (error) {
      // a wrapper that was there before ours; the browser's own never throws
      request?.fail(errorType(error));
      throw error;
    }
  });
}

/** On anything else fetch is an illegal invocation. */
function isWindow(self: unknown): boolean {
  return self === undefined || self === null || hasTag(self, 'Window');
}

function prepare(args: unknown[], parts: Pick<FetchParts, 'policy' | 'spans'>): Call {
  const [given, init] = args;
  const isBare = init === undefined || init === null;
  // refused by the browser in its own words
  if (args.length === 0 || typeof given === 'symbol' || (!isBare && Object(init) !== init)) return { args };
  const input = readInput(given);
  if (typeof input === 'object' && !isRequest(input)) return { args: [input, ...args.slice(1)] };
  try {
    return traced([input, ...args.slice(1)], input, parts);
  } catch {
    return { args: [input, ...args.slice(1)] };
  }
}

/**
 * A Request as it is; anything else as the text that fetch would make of it, so that a `toString` of the app runs once,
 * or as an object that fails as it did.
 */
function readInput(given: unknown): Request | string | { toString(): string } {
  if (isRequest(given)) return given;
  try {
    return `${given}`;
  } catch (error) {
    return {
      toString() {
        throw error;
      },
    };
  }
}

function traced(
  args: unknown[],
  input: Request | string,
  { policy, spans }: Pick<FetchParts, 'policy' | 'spans'>,
): Call {
  const url = policy.resolve(isRequest(input) ? input.url : input);
  if (!url) return { args };
  const request = spans.open({
    url,
    method: requestMethod(isRequest(input) ? input.method : 'GET'),
    initiator: 'fetch',
  });
  const headers = policy.propagates(url) ? request.headers : undefined;
  const init = args[1] as object | null | undefined;
  if (!init) return { args: headers ? withTrace(args, headers) : args, input, request };
  const seen: SeenInit = {};
  const replace = replacement(input, init, headers);
  return { args: [input, initLens({ init, seen, replace }), ...args.slice(2)], input, request, seen };
}

/** The arguments of a call without an init. */
function withTrace([input, , ...rest]: unknown[], trace: TraceHeaders): unknown[] {
  return isRequest(input)
    ? [requestWithTrace(input, trace), undefined, ...rest]
    : [input, { headers: { ...trace } }, ...rest];
}

/** What fetch gets for a member of the app's init. */
function replacement(input: unknown, init: object, trace: TraceHeaders | undefined) {
  const request = isRequest(input) ? input : undefined;
  return (name: PropertyKey, own: unknown): unknown => {
    // text once: it names the span too
    if (name === 'method' && own !== undefined) return `${own}`;
    if (!trace) return own;
    if (name === 'headers') return tracedHeaders(own === undefined ? request?.headers : own, trace);
    // an init with any member resets these two of a Request (Fetch standard, `new Request`, step 13)
    const isReset = request && own === undefined && (name === 'referrer' || name === 'referrerPolicy');
    return isReset && Reflect.ownKeys(init).length === 0 ? request[name] : own;
  };
}

/** A Request of the same members, which uses up the body as fetch does; where the browser refuses that, fetch will, too. */
function requestWithTrace(request: Request, trace: TraceHeaders): Request {
  try {
    if (request.headers.has('traceparent')) return request;
    const copy = new Request(request);
    for (const [name, value] of Object.entries(trace)) {
      if (!copy.headers.has(name)) copy.headers.append(name, value);
    }
    return copy;
  } catch {
    return request;
  }
}

/** What the app gets: the browser's own promise where that is rejected already, else one that settles with it. */
function observed(
  promise: Promise<Response>,
  { input = '', request, seen }: Call & { readonly request: OpenRequest },
  isNative: boolean,
): unknown {
  if (seen?.method !== undefined) request.setMethod(requestMethod(String(seen.method)));
  if (!isNative) return settleWith(promise, request, undefined);
  const own = seen?.signal === undefined && isRequest(input) ? input.signal : seen?.signal;
  const signal = own instanceof AbortSignal ? own : undefined;
  if (signal?.aborted || (seen && isRefused(input, seen))) {
    request.fail(signal?.aborted ? errorType(signal.reason) : 'TypeError');
    return promise;
  }
  return settleWith(promise, request, signal);
}
