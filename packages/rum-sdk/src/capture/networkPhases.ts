import type { SpanRecord } from '../trace/recorder/spanRecord.ts';
import type { AllowedAttributes, Tracing } from '../trace/tracing.ts';

/**
 * The phases of a fetch (Resource Timing, section 4.5), in their order; each becomes an event of this name. `fetchStart`
 * and `responseEnd` are where the span begins and ends.
 */
const LOOKUP = ['domainLookupStart', 'domainLookupEnd'] as const;
const CONNECT = ['connectStart', 'secureConnectionStart', 'connectEnd'] as const;
const EXCHANGE = ['requestStart', 'responseStart'] as const;

/**
 * DNS, connect, TLS, request and response as events. A time of zero didn't happen, or another origin keeps it to
 * itself; where a connection was used again, its lookup and connect took no time and are left out.
 */
export function addNetworkPhases(
  span: SpanRecord,
  timing: Omit<PerformanceResourceTiming, 'serverTiming'>,
  tracing: Tracing,
): void {
  const lookup = timing.domainLookupEnd > timing.domainLookupStart ? LOOKUP : [];
  const connect = timing.connectEnd > timing.connectStart ? CONNECT : [];
  for (const name of [...lookup, ...connect, ...EXCHANGE]) {
    if (timing[name] > 0) tracing.addEvent(span, { name, time: timing[name] });
  }
}

/** What a timing tells about the response. */
export function networkAttributes(
  timing: Omit<PerformanceResourceTiming, 'serverTiming'>,
): AllowedAttributes {
  const version = protocolVersion(timing.nextHopProtocol);
  return {
    ...(version && { 'network.protocol.name': 'http', 'network.protocol.version': version }),
    ...(timing.encodedBodySize > 0 && { 'http.response.body.size': timing.encodedBodySize }),
  };
}

/** The version of an ALPN id: `h2` is 2, `http/1.1` is 1.1. Some old browsers tell none. */
function protocolVersion(alpn = ''): string | undefined {
  if (alpn.startsWith('http/')) return alpn.slice('http/'.length);
  return ['h2', 'h3'].includes(alpn) ? alpn.slice(1) : undefined;
}
