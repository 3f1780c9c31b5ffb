import type { OpenRequest, RequestSpans } from './requestSpans.ts';
import type { RequestUrl } from './requestUrl.ts';

/** What calls of fetch and XHR are traced by. */
export interface CallParts {
  readonly urlOf: RequestUrl;
  readonly spans: RequestSpans;
  /** The call that a wrapper of before ours runs now: a polyfill makes an XHR of it, which is the same request. */
  readonly running: { request?: OpenRequest | undefined };
}
