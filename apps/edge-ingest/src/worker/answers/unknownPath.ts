import { statusResponse } from './statusResponse.ts';

/**
 * The other signals of OTLP/HTTP, `/v1/traces` as a base URL with a slash too many makes it, and no path: what exporters post
 * to whose OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is a base URL, since nothing is appended to that.
 */
const NEAR_TRACES = /^(?:\/_rum)?\/*(?:\/v1(?:development)?\/[a-z]+\/*)?$/;

const TRACES_ONLY =
  'traces only, at POST /v1/traces; turn the other signals off (OTEL_METRICS_EXPORTER=none, OTEL_LOGS_EXPORTER=none)';

/** 404, for an OTLP exporter with what to change. */
export function unknownPath(pathname: string): Response {
  return statusResponse(404, NEAR_TRACES.test(pathname) ? TRACES_ONLY : 'there is nothing at this path');
}
