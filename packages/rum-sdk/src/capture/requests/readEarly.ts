import type { EarlyRequest } from '../takeEarly.ts';
import { isRequest } from './isRequest.ts';
import { requestMethod } from './requestMethod.ts';
import type { RequestPolicy } from './requestPolicy.ts';
import type { NewRequest } from './requestSpans.ts';

/**
 * A call that the snippet has kept, as a request; undefined for one that isn't traced. What the app has passed is long
 * read by fetch: no getter and no `toString` of its own runs here.
 */
export function readEarly(early: EarlyRequest, policy: RequestPolicy): NewRequest | undefined {
  const { input, init, initiator, start } = early;
  const address = isRequest(input) ? input.url : input;
  const url = typeof address === 'string' ? policy.resolve(address) : undefined;
  const own = initiator === 'xhr' ? init : Object.getOwnPropertyDescriptor(Object(init), 'method')?.value;
  const method = own ?? (isRequest(input) ? input.method : 'GET');
  return url && { url, method: requestMethod(typeof method === 'string' ? method : ''), initiator, start };
}
