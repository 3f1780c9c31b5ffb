import { TRACES_PATH } from '@throughline/conventions/wire';
import type { Settings } from '../../options/settings.ts';
import { httpUrl } from '../../platform/httpUrl.ts';
import { ofDocument } from '../../platform/ofDocument.ts';

/** What is done with a request. */
export interface RequestPolicy {
  /** The request's URL as the browser resolves it; undefined for one that isn't traced: no http(s), or telemetry itself. */
  resolve(url: string): URL | undefined;
  /** Whether it carries `traceparent`: to the own origin and to `propagateTo`, and nobody else. */
  propagates(url: URL): boolean;
}

/** Requests to the own endpoint and to any OTLP endpoint are never traced: each post would cause the next one. */
export function requestPolicy({ endpoint, propagatesTo }: Settings): RequestPolicy {
  const isTelemetry = (url: URL): boolean =>
    url.pathname.endsWith(TRACES_PATH) ||
    (url.origin === endpoint.origin && url.pathname === endpoint.pathname);
  return {
    resolve(text) {
      // as fetch and XHR do: against <base>, not against the address
      const url = httpUrl(text, ofDocument('baseURI'));
      return url && !isTelemetry(url) ? url : undefined;
    },
    propagates: (url) => propagatesTo(url.origin),
  };
}
