import type { Around } from '../createWraps.ts';

/**
 * Around `append` and `set` of Headers: a second `traceparent` takes the place of the first, and of the `tracestate` that
 * came with it. Two would leave as "a, b", which is none; a tracer below ours appends its own (Elastic, Datadog).
 */
export const oneTrace: Around = (proceed, [name], self) => {
  const headers = self as Headers;
  if (typeof name === 'string' && /^traceparent$/i.test(name) && headers.has('traceparent')) {
    headers.delete('traceparent');
    headers.delete('tracestate');
  }
  return proceed();
};
