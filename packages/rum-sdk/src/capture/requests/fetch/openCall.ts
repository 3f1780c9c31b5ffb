import type { CallParts } from '../callParts.ts';
import type { NewRequest, OpenRequest } from '../requestSpans.ts';
import { isRequest } from './isRequest.ts';

/**
 * Begins the span of a call from what the app has passed; undefined where it isn't traced. No getter and no `toString` of
 * the app's own runs here, which is for fetch to do, and nothing is thrown.
 *
 * @param early what is known besides of a call of before the SDK.
 */
export function openCall(
  [input, init]: readonly unknown[],
  { urlOf, spans }: CallParts,
  // both are its own: a page may have put a getter that throws on `Object.prototype`
  { initiator, start }: Pick<NewRequest, 'initiator' | 'start'> = { initiator: 'fetch', start: undefined },
): OpenRequest | undefined {
  try {
    const address = isRequest(input) ? input.url : input instanceof URL ? input.href : input;
    const url = typeof address === 'string' ? urlOf(address) : undefined;
    const own = initiator === 'xhr' ? init : Object.getOwnPropertyDescriptor(Object(init), 'method')?.value;
    const method = own ?? (isRequest(input) ? input.method : 'GET');
    return url && spans.open({ url, method: typeof method === 'string' ? method : '', initiator, start });
  } catch {
    return undefined;
  }
}
