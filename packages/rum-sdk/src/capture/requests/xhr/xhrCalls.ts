import type { FetchParts } from '../fetch/openCall.ts';
import { requestMethod } from '../requestMethod.ts';
import type { OpenRequest } from '../requestSpans.ts';
import { type WatchedXhr, watchXhr } from './watchXhr.ts';

/** What is known of an XHR since its `open`. */
interface Opened {
  readonly method: string;
  readonly url: URL;
  /** Headers of the app's own, in lower case. */
  readonly headers: Set<string>;
}

/** The calls that XHRs are at, from `open` to the end of the response. */
export interface XhrCalls {
  /** The app opens it; the call that it was at ends when what is returned is called, after the browser's own `open`. */
  beforeOpen(xhr: XMLHttpRequest): (() => void) | undefined;
  opened(xhr: XMLHttpRequest, method: string, url: string): void;
  headerSet(xhr: XMLHttpRequest, name: string): void;
  /** Whether it would be the second of its kind, which a tracer below ours adds within `send`. */
  isSecond(xhr: XMLHttpRequest, name: string): boolean;
  /** Begins the span, and adds the trace headers; undefined where the call isn't traced. */
  beforeSend(xhr: XMLHttpRequest): WatchedXhr | undefined;
  afterSend(xhr: XMLHttpRequest): void;
}

/** Calls of which none has been opened yet. */
export function createXhrCalls({ policy, spans, running }: FetchParts): XhrCalls {
  const opened = new WeakMap<XMLHttpRequest, Opened>();
  const sent = new WeakMap<XMLHttpRequest, WatchedXhr>();
  /** Within `send`, with the trace headers. */
  const traced = new WeakSet<XMLHttpRequest>();
  // the browser's own: a wrapper that comes after ours is told of the app's headers only
  const { setRequestHeader } = XMLHttpRequest.prototype;
  /** None beside the app's own: a second value would be joined to the first with a comma, which is no traceparent. */
  const addHeaders = (xhr: XMLHttpRequest, { headers: own }: Opened, { headers }: OpenRequest): void => {
    if (own.has('traceparent')) return;
    for (const [name, value] of Object.entries(headers)) {
      if (!own.has(name)) setRequestHeader.call(xhr, name, value);
    }
    traced.add(xhr);
  };
  return {
    beforeOpen: (xhr) => sent.get(xhr)?.beforeOpen(),
    opened(xhr, method, url) {
      opened.delete(xhr);
      const resolved = policy.resolve(url);
      if (resolved) opened.set(xhr, { method: requestMethod(method), url: resolved, headers: new Set() });
    },
    headerSet(xhr, name) {
      opened.get(xhr)?.headers.add(name.toLowerCase());
    },
    isSecond: (xhr, name) => traced.has(xhr) && /^trace(parent|state)$/i.test(name),
    afterSend(xhr) {
      traced.delete(xhr);
    },
    beforeSend(xhr) {
      const call = opened.get(xhr);
      opened.delete(xhr);
      if (!call) return undefined;
      try {
        const around = running.call?.href === call.url.href ? running.call.request : undefined;
        const request = around ?? spans.open({ url: call.url, method: call.method, initiator: 'xhr' });
        if (policy.propagates(call.url)) addHeaders(xhr, call, request);
        if (around) return undefined;
        const watched = watchXhr(xhr, request);
        sent.set(xhr, watched);
        return watched;
      } catch {
        return undefined;
      }
    },
  };
}
