import type { TraceHeaders } from '../../../trace/context/traceHeaders.ts';
import type { RequestPolicy } from '../requestPolicy.ts';
import type { OpenRequest, RequestSpans } from '../requestSpans.ts';
import { readCall } from './readCall.ts';

/** What calls of fetch are traced by. */
export interface FetchParts {
  readonly policy: RequestPolicy;
  readonly spans: RequestSpans;
  /** The call that a wrapper of before ours runs now: a polyfill makes an XHR of it, which is the same request. */
  readonly running: { call?: OpenCall | undefined };
}

/** A call of fetch with a span. */
export interface OpenCall {
  readonly href: string;
  readonly request: OpenRequest;
  /** What it has to carry; undefined for one to an origin that gets nothing. */
  readonly trace: TraceHeaders | undefined;
}

/** Begins the span of a call; undefined where it isn't traced. Nothing of the app's runs here, and nothing is thrown. */
export function openCall([input, init]: unknown[], { policy, spans }: FetchParts): OpenCall | undefined {
  try {
    const call = readCall({ input, init, initiator: 'fetch' }, policy);
    const request = call && spans.open(call);
    return (
      request && {
        request,
        href: call.url.href,
        trace: policy.propagates(call.url) ? request.headers : undefined,
      }
    );
  } catch {
    return undefined;
  }
}
