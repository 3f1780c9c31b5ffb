import { TRACES_PATH } from '@throughline/conventions/wire';
import type { Settings } from '../../options/settings.ts';
import { httpUrl } from '../../platform/httpUrl.ts';
import { ofDocument } from '../../platform/ofDocument.ts';

/** A request's URL as the browser resolves it; undefined for one that isn't traced: no http(s), or telemetry itself. */
export type RequestUrl = (address: string) => URL | undefined;

/** Requests to the own endpoint and to any OTLP endpoint are never traced: each post would cause the next one. */
export function requestUrl({ endpoint }: Settings): RequestUrl {
  const isTelemetry = ({ origin, pathname }: URL): boolean =>
    pathname.endsWith(TRACES_PATH) || (origin === endpoint.origin && pathname === endpoint.pathname);
  return (address) => {
    // as fetch and XHR do: against <base>, not against the address of the page
    const url = httpUrl(address, ofDocument('baseURI'));
    return url && !isTelemetry(url) ? url : undefined;
  };
}
