import type { TraceHeaders } from '../../trace/traceHeaders.ts';
import { asText } from './asText.ts';
import { initLens, type SeenInit } from './initLens.ts';
import { isRequest } from './isRequest.ts';
import { requestMethod } from './requestMethod.ts';
import type { RequestPolicy } from './requestPolicy.ts';
import type { OpenRequest, RequestSpans } from './requestSpans.ts';
import { tracedHeaders } from './tracedHeaders.ts';

/** A call as it is passed on, and its span; no span where the call isn't traced. */
export interface FetchCall {
  readonly args: unknown[];
  readonly traced?: TracedCall;
}

export interface TracedCall {
  readonly input: Request | string;
  /** Whether it is a Request whose body had been used before the call. */
  readonly isUsed: boolean;
  readonly request: OpenRequest;
  /** Whether it carries the trace headers, beside headers that are copies then. */
  readonly isCarrier: boolean;
  /** Filled while fetch reads the app's init; undefined where there is none. */
  readonly seen: SeenInit | undefined;
}

export interface FetchCallParts {
  readonly policy: RequestPolicy;
  readonly spans: RequestSpans;
  /** Whether the browser's own fetch gets it; a wrapper that was there before ours gets the app's own input. */
  readonly isNative: boolean;
}

/** Begins the span of a call, and gives the arguments that carry its trace headers. What the app passes isn't changed. */
export function fetchCall(args: unknown[], parts: FetchCallParts): FetchCall {
  const [given, init, ...rest] = args;
  const isBare = init === undefined || init === null;
  // what the browser refuses, it refuses in its own words
  if (args.length === 0 || typeof given === 'symbol' || (!isBare && Object(init) !== init)) return { args };
  // a wrapper reads it itself, and anything but these might notice that it was read twice
  if (!parts.isNative && !(typeof given === 'string' || given instanceof URL || isRequest(given)))
    return { args };
  const input = readInput(given);
  const first = parts.isNative ? input : given;
  const untraced = { args: [first, ...args.slice(1)] };
  if (typeof input !== 'string' && !isRequest(input)) return untraced;
  try {
    const call = begin(input, init as object | null | undefined, parts);
    return call ? { args: [call.replaced ?? first, call.init, ...rest], traced: call } : untraced;
  } catch {
    return untraced;
  }
}

/**
 * A Request as it is; anything else as the text that fetch would make of it, so that a `toString` of the app runs once,
 * or as what fails in the same way.
 */
function readInput(given: unknown): unknown {
  if (isRequest(given)) return given;
  try {
    return `${given}`;
  } catch (error) {
    return failingAs(error);
  }
}

/** V8 words the errors of a conversion by the call that it is for; those of the app's `toString` stay as they are. */
function failingAs(error: unknown): unknown {
  const failing = {
    toString() {
      throw error;
    },
  };
  return [Symbol(), Object.create(null)].find((value) => conversionError(value) === String(error)) ?? failing;
}

function conversionError(value: unknown): string {
  try {
    return `${value}`;
  } catch (error) {
    return String(error);
  }
}

function begin(
  input: Request | string,
  own: object | null | undefined,
  { policy, spans }: FetchCallParts,
): (TracedCall & { replaced: Request | undefined; init: unknown }) | undefined {
  const sent = isRequest(input) ? input : undefined;
  const url = policy.resolve(sent ? sent.url : (input as string));
  // fetch takes no credentials in a URL, and no revoked Proxy, for which isArray throws
  if (!url || url.username || url.password || Array.isArray(own)) return undefined;
  const isUsed = sent?.bodyUsed === true;
  const request = spans.open({ url, method: requestMethod(sent?.method ?? 'GET'), initiator: 'fetch' });
  const trace = policy.propagates(url) ? request.headers : undefined;
  // beside a body of the init's own that of the Request stays unused, and a copy would use it up
  const replaced =
    trace && sent && (!own || !hasBody(sent) || !('body' in own)) ? requestWithTrace(sent, trace) : undefined;
  const call = { input, isUsed, request, replaced, isCarrier: trace !== undefined };
  if (!own) return { ...call, seen: undefined, init: trace && !sent ? { headers: { ...trace } } : own };
  const seen: SeenInit = { members: {}, failed: false };
  const replace = replacement({ trace, sent, replaced });
  return { ...call, seen, init: initLens({ init: own, seen, replace }) };
}

function hasBody({ method, body }: Request): boolean {
  // not every Firefox has `body` on a Request
  return !/^(GET|HEAD)$/.test(method) && body !== null;
}

interface Replacement {
  readonly trace: TraceHeaders | undefined;
  /** The Request beside it. */
  readonly sent: Request | undefined;
  /** What is sent instead of that, and carries the trace headers already. */
  readonly replaced: Request | undefined;
}

/** What fetch gets for a member of the app's init. */
function replacement({ trace, sent, replaced }: Replacement) {
  return (name: PropertyKey, own: unknown): unknown => {
    // text once: it names the span too
    if (name === 'method' && own !== undefined) return asText(own);
    if (!trace || (replaced && own === undefined)) return own;
    if (name === 'headers') return tracedHeaders(own === undefined ? sent?.headers : own, trace);
    return own;
  };
}

/** A Request of the same members, which uses up the body as fetch does; undefined where the browser refuses that. */
function requestWithTrace(request: Request, trace: TraceHeaders): Request | undefined {
  try {
    const copy = new Request(request);
    if (copy.headers.has('traceparent')) return copy;
    for (const [name, value] of Object.entries(trace)) {
      if (!copy.headers.has(name)) copy.headers.append(name, value);
    }
    return copy;
  } catch {
    return undefined;
  }
}
