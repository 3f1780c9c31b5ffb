import type { EarlyRequest } from '../../takeEarly.ts';
import type { CallParts } from '../callParts.ts';
import type { OpenRequest } from '../requestSpans.ts';
import { isRequest } from './isRequest.ts';

/**
 * Begins the span of a call from what the app has passed; undefined where it isn't traced. No getter and no `toString` of
 * the app's own runs here, which is for fetch to do, and nothing is thrown.
 */
export function openCall(
  { input, init, initiator, start }: Omit<EarlyRequest, 'start'> & Partial<EarlyRequest>,
  { urlOf, spans }: CallParts,
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
