import { attempt } from '../../../platform/attempt.ts';
import { addTrace } from '../addTrace.ts';
import type { CallParts } from '../callParts.ts';
import type { Proceed, Wraps } from '../createWraps.ts';
import { errorType } from '../errorType.ts';
import { asText } from '../fetch/asText.ts';
import { hasTag } from '../hasTag.ts';
import { isTraceHeader } from '../isTraceHeader.ts';
import type { OpenRequest } from '../requestSpans.ts';

/** Events that end a request; but for `load` their names become `error.type`. */
const ENDS = ['load', 'error', 'timeout', 'abort'];

/** What is known of an XHR between its `open` and its `send`. */
interface Opened {
  readonly method: string;
  readonly url: URL | undefined;
  /** Names of the app's own headers, in lower case. */
  readonly headers: Set<string>;
}

type XhrAround = (xhr: XMLHttpRequest, proceed: Proceed, args: unknown[]) => void;

/**
 * Wraps the three methods of XMLHttpRequest that a request goes through. Events, their order and what the methods
 * throw stay the browser's: a call with the wrong `this` or too few arguments is passed on unread.
 */
export function wrapXhr({ urlOf, spans, running }: CallParts, wraps: Wraps): void {
  const opened = new WeakMap<XMLHttpRequest, Opened>();
  const sent = new WeakMap<XMLHttpRequest, OpenRequest>();
  /** Within its `send`, with trace headers of the app's own or ours. */
  let sending: XMLHttpRequest | undefined;
  // the browser's own: a wrapper that comes after ours is told of the app's headers only
  const { setRequestHeader } = XMLHttpRequest.prototype;

  // one for all, so that an XHR that is sent again has it once
  const onEnd = ({ type, currentTarget }: Event): void => {
    const xhr = currentTarget as XMLHttpRequest;
    // a listener of the app's may have opened it anew by now
    if (xhr.readyState < xhr.DONE) return;
    if (type === 'load') sent.get(xhr)?.respond(xhr.status);
    else sent.get(xhr)?.fail(type);
  };
  /** Begins the span, and adds the trace headers; undefined where the call isn't traced, or is that of a fetch. */
  const begin = (xhr: XMLHttpRequest): OpenRequest | undefined => {
    const call = opened.get(xhr);
    opened.delete(xhr);
    if (!call?.url) return undefined;
    const { url, method, headers } = call;
    const around = running.request?.href === url.href ? running.request : undefined;
    const request = around ?? spans.open({ url, method, initiator: 'xhr' });
    if (request.trace) {
      addTrace(headers, request.trace, (name, value) => setRequestHeader.call(xhr, name, value));
      sending = xhr;
    }
    if (around) return undefined;
    sent.set(xhr, request);
    // capturing: a listener of the app's may stop the event from reaching others
    for (const type of ENDS) xhr.addEventListener(type, onEnd, true);
    return request;
  };

  const wrap = (name: 'open' | 'setRequestHeader' | 'send', arity: number, around: XhrAround): void =>
    wraps.wrap(XMLHttpRequest.prototype, name, (proceed, args, self) =>
      args.length >= arity && hasTag(self, 'XMLHttpRequest')
        ? around(self as XMLHttpRequest, proceed, args)
        : proceed(),
    );
  wrap('open', 2, (xhr, proceed, [first, second, ...rest]) => {
    // text once, in the browser's order
    const method = asText(first);
    const address = asText(second);
    const former = sent.get(xhr);
    // one that is done may be opened anew before we hear of its end, and one under way ends without any event
    const status = former && xhr.readyState === xhr.DONE ? xhr.status : 0;
    proceed([method, address, ...rest]);
    if (status) former?.respond(status);
    else former?.fail('abort');
    opened.set(xhr, { method, url: urlOf(address), headers: new Set() });
  });
  wrap('setRequestHeader', 2, (xhr, proceed, [first, ...rest]) => {
    const name = asText(first);
    const lower = String(name).toLowerCase();
    const own = opened.get(xhr)?.headers;
    // another tracer adds its own: one below ours within `send`, one above ours before that
    if (xhr === sending ? isTraceHeader(lower) : lower === 'traceparent' && own?.has(lower)) return;
    proceed([name, ...rest]);
    own?.add(lower);
  });
  wrap('send', 0, (xhr, proceed) => {
    const request = attempt(() => begin(xhr));
    try {
      proceed();
    } catch (error) {
      // a synchronous request that failed, or a send in the wrong state
      request?.fail(errorType(error));
      throw error;
    } finally {
      sending = undefined;
    }
  });
}
