import { initWithTrace } from './initWithTrace.ts';
import { isRequest } from './isRequest.ts';
import { peekMethod, requestMethod } from './requestMethod.ts';
import type { RequestPolicy } from './requestPolicy.ts';
import type { OpenRequest, RequestSpans } from './requestSpans.ts';
import { sameShape } from './sameShape.ts';

interface FetchParts {
  readonly policy: RequestPolicy;
  readonly spans: RequestSpans;
}

/** A call as it is passed on, and its span; no span where the call isn't traced. */
interface Call {
  readonly args: unknown[];
  readonly request?: OpenRequest;
}

/**
 * Wraps the page's fetch. What the app passes is never changed: a call that carries trace headers gets an init of its
 * own, any other is passed on as it came. The response and its body are the browser's own, unread and uncloned.
 *
 * @returns undoes it: takes the wrapper out, or where someone has wrapped it since, makes it pass everything on.
 */
export function wrapFetch(parts: FetchParts): () => void {
  const original = globalThis.fetch;
  let active = true;
  // a method has no [[Construct]], as the browser's own
  const { fetch: wrapper } = {
    fetch(this: unknown, ...args: unknown[]): unknown {
      const call = active ? prepare(args, parts) : { args };
      const promise: unknown = Reflect.apply(original, this, call.args);
      return call.request ? observed(promise, call.request) : promise;
    },
  };
  globalThis.fetch = sameShape(wrapper, original) as typeof fetch;
  return () => {
    active = false;
    if (globalThis.fetch === wrapper) globalThis.fetch = original;
  };
}

function prepare(args: unknown[], { policy, spans }: FetchParts): Call {
  try {
    if (args.length === 0) return { args };
    const [given, init] = args;
    const input = readOnce(given);
    if (input === undefined) return { args };
    const passed = [input, ...args.slice(1)];
    const url = policy.resolve(isRequest(input) ? input.url : input);
    if (!url) return { args: passed };
    const request = spans.open({ url, method: peekMethod(input, init), initiator: 'fetch' });
    if (!policy.propagates(url)) return { args: passed, request };
    if (!isInit(init)) return { args: passed, request };
    const traced = initWithTrace(input, init, request.headers);
    if (!traced) return { args: passed, request };
    if (traced.method !== undefined) request.setMethod(requestMethod(traced.method));
    return { args: [input, traced, ...args.slice(2)], request };
  } catch {
    // what we can't read, the browser refuses in its own words
    return { args };
  }
}

/** What Web IDL converts to a dictionary; anything else is for fetch to refuse. */
function isInit(init: unknown): init is RequestInit | null | undefined {
  return init === undefined || init === null || typeof init === 'object' || typeof init === 'function';
}

/** What has no text of its own is no URL, and may be meant for a wrapper that was there before ours. */
const NO_TEXT = /^\[object /;

/**
 * A Request as it is; anything else as the text that fetch would make of it, so that a `toString` of the app runs once.
 * Undefined for what the browser wouldn't take for a URL.
 */
function readOnce(input: unknown): Request | string | undefined {
  if (isRequest(input)) return input;
  const text = `${input}`;
  return NO_TEXT.test(text) ? undefined : text;
}

/**
 * The app gets a promise of its own chain, not the browser's: a handler of ours on the browser's promise would count as
 * the app's, and an unhandled rejection would go unreported.
 */
function observed(promise: unknown, request: OpenRequest): unknown {
  if (!isPromise(promise)) return promise;
  const chained = promise.then(
    (response) => {
      request.respond(response.status);
      return response;
    },
    (error: unknown) => {
      request.fail(errorType(error));
      throw error;
    },
  );
  // what a wrapper before ours has put on its promise, such as a `cancel`
  for (const [name, value] of Object.entries(promise)) {
    if (typeof value === 'function') Object.assign(chained, { [name]: value });
  }
  return chained;
}

/** By its tag: a library may have put its own class in the place of `Promise` since (zone.js), and frames have theirs. */
function isPromise(value: unknown): value is Promise<Response> {
  return Object.prototype.toString.call(value) === '[object Promise]';
}

function errorType(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : 'Error';
}
