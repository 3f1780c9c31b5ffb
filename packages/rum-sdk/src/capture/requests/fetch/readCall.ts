import type { EarlyRequest } from '../../takeEarly.ts';
import { requestMethod } from '../requestMethod.ts';
import type { RequestPolicy } from '../requestPolicy.ts';
import type { NewRequest } from '../requestSpans.ts';
import { isRequest } from './isRequest.ts';

/**
 * A call as a request, from what the app has passed; undefined for one that isn't traced. No getter and no `toString` of
 * the app's own runs here: that is for fetch to do.
 */
export function readCall(
  { input, init, initiator }: Omit<EarlyRequest, 'start'>,
  policy: RequestPolicy,
): NewRequest | undefined {
  const address = isRequest(input) ? input.url : input instanceof URL ? input.href : input;
  const url = typeof address === 'string' ? policy.resolve(address) : undefined;
  const own = initiator === 'xhr' ? init : Object.getOwnPropertyDescriptor(Object(init), 'method')?.value;
  const method = own ?? (isRequest(input) ? input.method : 'GET');
  return url && { url, method: requestMethod(typeof method === 'string' ? method : ''), initiator };
}
