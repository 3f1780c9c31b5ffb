import type { TraceHeaders } from '../../trace/traceHeaders.ts';
import { asText } from './asText.ts';

type Pair = [string, string];

/**
 * A new HeadersInit: the app's own, and the trace headers where it has no `traceparent` of its own. Read as fetch reads
 * it (Web IDL: a sequence of pairs where it is iterable, else a record), each getter and `toString` once and in the same
 * order. It stays of the app's kind, since a wrapper that was there before ours may look at it.
 */
export function tracedHeaders(headers: unknown, trace: TraceHeaders): unknown {
  // none, or what fetch refuses in its own words
  if (headers === undefined) return { ...trace };
  if (!isObject(headers)) return headers;
  const iterate = Reflect.get(headers, Symbol.iterator) as unknown;
  if (iterate && typeof iterate !== 'function') return headers;
  const pairs = iterate ? pairsOf(headers as Iterable<unknown>, iterate) : recordOf(headers);
  if (!hasHeader(pairs, 'traceparent')) {
    for (const [name, value] of Object.entries(trace)) {
      if (!hasHeader(pairs, name)) pairs.push([name, value]);
    }
  }
  if (!iterate) return Object.fromEntries(pairs);
  return headers instanceof Headers ? new Headers(pairs) : pairs;
}

function pairsOf(headers: Iterable<unknown>, iterate: unknown): Pair[] {
  const once = { [Symbol.iterator]: () => Reflect.apply(iterate as () => Iterator<unknown>, headers, []) };
  return Array.from(
    once,
    (item) => (isObject(item) ? Array.from(item as Iterable<unknown>, asText) : item) as Pair,
  );
}

function recordOf(headers: object): Pair[] {
  const pairs: Pair[] = [];
  for (const name of Reflect.ownKeys(headers)) {
    if (Reflect.getOwnPropertyDescriptor(headers, name)?.enumerable) {
      pairs.push([asText(name), asText(Reflect.get(headers, name))]);
    }
  }
  return pairs;
}

function hasHeader(pairs: readonly Pair[], name: string): boolean {
  return pairs.some((pair) => pair?.[0]?.toLowerCase?.() === name);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
