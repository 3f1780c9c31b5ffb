import { requestMethod } from './requestMethod.ts';
import type { RequestPolicy } from './requestPolicy.ts';
import type { OpenRequest, RequestSpans } from './requestSpans.ts';
import { sameShape } from './sameShape.ts';
import { type WatchedXhr, watchXhr } from './watchXhr.ts';

interface XhrParts {
  readonly policy: RequestPolicy;
  readonly spans: RequestSpans;
}

/** What is known of an XHR since its `open`. */
interface Opened {
  readonly method: string;
  readonly url: URL;
  /** Headers of the app's own, in lower case. */
  readonly headers: Set<string>;
}

type Method = 'open' | 'setRequestHeader' | 'send';
type AnyMethod = (this: XMLHttpRequest, ...args: unknown[]) => void;

/**
 * Wraps the three methods of XMLHttpRequest that a request goes through. Events, their order and what the methods
 * throw stay the browser's.
 *
 * @returns undoes it.
 */
export function wrapXhr({ policy, spans }: XhrParts): () => void {
  const opened = new WeakMap<XMLHttpRequest, Opened>();
  const sent = new WeakMap<XMLHttpRequest, WatchedXhr>();
  let active = true;

  const afterOpen = (xhr: XMLHttpRequest, method: unknown, url: unknown): void => {
    const resolved = active ? policy.resolve(String(url)) : undefined;
    if (resolved) opened.set(xhr, { method: requestMethod(method), url: resolved, headers: new Set() });
  };
  /** The request's span begins, where it has one. */
  const begin = (xhr: XMLHttpRequest): WatchedXhr | undefined => {
    const call = opened.get(xhr);
    opened.delete(xhr);
    if (!call) return undefined;
    try {
      const request = spans.open({ url: call.url, method: call.method, initiator: 'xhr' });
      if (policy.propagates(call.url)) addHeaders(xhr, call, request);
      const watched = watchXhr(xhr, request);
      sent.set(xhr, watched);
      return watched;
    } catch {
      return undefined;
    }
  };

  const undo = [
    wrapMethod('open', (original) => ({
      open(this: XMLHttpRequest, ...args: unknown[]) {
        const [method, url, ...rest] = args.map((value, at) => (at < 2 ? `${value}` : value));
        const reopened = sent.get(this)?.beforeOpen();
        opened.delete(this);
        Reflect.apply(original, this, args.length < 2 ? args : [method, url, ...rest]);
        reopened?.();
        afterOpen(this, method, url);
      },
    })),
    wrapMethod('setRequestHeader', (original) => ({
      setRequestHeader(this: XMLHttpRequest, ...args: unknown[]) {
        Reflect.apply(original, this, args);
        opened.get(this)?.headers.add(String(args[0]).toLowerCase());
      },
    })),
    wrapMethod('send', (original) => ({
      send(this: XMLHttpRequest, ...args: unknown[]) {
        const watched = begin(this);
        try {
          Reflect.apply(original, this, args);
        } catch (error) {
          // a synchronous request that failed, or a send in the wrong state
          watched?.fail(error instanceof DOMException ? error.name : 'Error');
          throw error;
        }
      },
    })),
  ];
  return () => {
    active = false;
    for (const restore of undo) restore();
  };
}

/** Only where the app has set none itself: a second value would be joined to the first with a comma, which is no traceparent. */
function addHeaders(xhr: XMLHttpRequest, { headers }: Opened, request: OpenRequest): void {
  if (headers.has('traceparent')) return;
  xhr.setRequestHeader('traceparent', request.headers.traceparent);
  if (request.headers.tracestate && !headers.has('tracestate')) {
    xhr.setRequestHeader('tracestate', request.headers.tracestate);
  }
}

/** Puts a method of the same name, length and enumerability in the place of the original. */
function wrapMethod(name: Method, build: (original: AnyMethod) => Record<string, AnyMethod>): () => void {
  const prototype = XMLHttpRequest.prototype;
  const original = prototype[name] as AnyMethod;
  const wrapper = sameShape(build(original)[name] as AnyMethod, original);
  Object.assign(prototype, { [name]: wrapper });
  return () => {
    if (prototype[name] === wrapper) Object.assign(prototype, { [name]: original });
  };
}
