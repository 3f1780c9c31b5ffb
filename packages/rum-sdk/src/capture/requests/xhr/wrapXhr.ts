import type { Around, Wraps } from '../createWraps.ts';
import { errorType } from '../errorType.ts';
import { asText } from '../fetch/asText.ts';
import { hasTag } from '../hasTag.ts';
import type { XhrCalls } from './xhrCalls.ts';

/**
 * Wraps the three methods of XMLHttpRequest that a request goes through. Events, their order and what the methods
 * throw stay the browser's: a call with the wrong `this` or too few arguments is passed on unread.
 */
export function wrapXhr(calls: XhrCalls, wraps: Wraps): void {
  const wrap = (name: 'open' | 'setRequestHeader' | 'send', arity: number, around: XhrAround): void => {
    const aroundXhr: Around = (original, self, args) => {
      const proceed = (passed: unknown[]): unknown => Reflect.apply(original, self, passed as never[]);
      const isXhr = args.length >= arity && hasTag(self, 'XMLHttpRequest');
      return isXhr ? around(self as XMLHttpRequest, args, proceed) : proceed(args);
    };
    wraps.wrap(XMLHttpRequest.prototype, name, aroundXhr);
  };

  wrap('open', 2, (xhr, [method, url, ...rest], proceed) => {
    // text once, in the browser's order
    const call = [asText(method), asText(url)] as const;
    const endFormer = calls.beforeOpen(xhr);
    proceed([...call, ...rest]);
    endFormer?.();
    calls.opened(xhr, ...call);
  });
  wrap('setRequestHeader', 2, (xhr, [name, ...rest], proceed) => {
    const text = asText(name);
    if (calls.isSecond(xhr, text)) return;
    proceed([text, ...rest]);
    calls.headerSet(xhr, text);
  });
  wrap('send', 0, (xhr, args, proceed) => {
    const call = calls.beforeSend(xhr);
    try {
      proceed(args);
    } catch (error) {
      // a synchronous request that failed, or a send in the wrong state
      call?.fail(errorType(error));
      throw error;
    } finally {
      calls.afterSend(xhr);
    }
  });
}

type XhrAround = (xhr: XMLHttpRequest, args: unknown[], proceed: (args: unknown[]) => unknown) => void;
