import type { TraceHeaders } from '../../trace/traceHeaders.ts';
import { hasHeader, headerPairs } from './headerPairs.ts';
import { isRequest } from './isRequest.ts';

/**
 * A new RequestInit with the trace headers; the app's own object, its Headers and its Request stay as they are.
 * Undefined where the app sends a `traceparent` of its own: then nothing of ours is added.
 *
 * Each member is read once, as fetch does; inherited ones and getters included.
 */
export function initWithTrace(
  input: unknown,
  init: RequestInit | null | undefined,
  trace: TraceHeaders,
): RequestInit | undefined {
  const request = isRequest(input) ? input : undefined;
  const copy = copyMembers(init);
  const isEmpty = Object.keys(copy).length === 0;
  // null is no HeadersInit, and fetch says so
  if (copy.headers === null) return undefined;
  const pairs = headerPairs(copy.headers ?? request?.headers);
  if (hasHeader(pairs, 'traceparent')) return undefined;
  copy.headers = [...pairs, ...traceHeaderPairs(pairs, trace)];
  if (request && isEmpty) {
    // an init with any member resets these two of a Request (Fetch standard, `new Request`, step 13)
    copy.referrer = request.referrer;
    copy.referrerPolicy = request.referrerPolicy;
  }
  return copy;
}

function traceHeaderPairs(own: [string, string][], trace: TraceHeaders): [string, string][] {
  const pairs: [string, string][] = [['traceparent', trace.traceparent]];
  if (trace.tracestate && !hasHeader(own, 'tracestate')) pairs.push(['tracestate', trace.tracestate]);
  return pairs;
}

function copyMembers(init: RequestInit | null | undefined): RequestInit {
  const copy: Record<string, unknown> = {};
  if (init === null || init === undefined) return copy;
  for (const name of memberNames(init)) {
    const value = (init as Record<string, unknown>)[name];
    if (value !== undefined) copy[name] = value;
  }
  return copy;
}

/** Own and inherited names up to Object.prototype, whose members are none of fetch's; getters of classes are not enumerable. */
function memberNames(init: object): Set<string> {
  const names = new Set<string>();
  for (let level: unknown = init; isLevel(level); level = Object.getPrototypeOf(level)) {
    for (const name of Object.getOwnPropertyNames(level)) if (name !== 'constructor') names.add(name);
  }
  return names;
}

function isLevel(value: unknown): value is object {
  return value !== null && value !== Object.prototype && value !== undefined;
}
