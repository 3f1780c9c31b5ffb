import type { Span } from '@opentelemetry/api';
import type { AllowedAttributes, Tracing } from '../trace/tracing.ts';

/** The phases of a fetch (Resource Timing, section 4.5), in their order; each becomes an event of this name. */
const PHASES = [
  'fetchStart',
  'domainLookupStart',
  'domainLookupEnd',
  'connectStart',
  'secureConnectionStart',
  'connectEnd',
  'requestStart',
  'responseStart',
  'responseEnd',
] as const;

/** DNS, connect, TLS, request and response as events. A phase of zero didn't happen, or another origin keeps it to itself. */
export function addNetworkPhases(span: Span, timing: PerformanceResourceTiming, tracing: Tracing): void {
  for (const name of PHASES) {
    if (timing[name] > 0) tracing.addEvent(span, { name, time: timing[name] });
  }
}

/** What a timing tells about the response. */
export function networkAttributes(timing: PerformanceResourceTiming): AllowedAttributes {
  const version = protocolVersion(timing.nextHopProtocol);
  return {
    ...(version && { 'network.protocol.name': 'http', 'network.protocol.version': version }),
    ...(timing.encodedBodySize > 0 && { 'http.response.body.size': timing.encodedBodySize }),
  };
}

/** The version of an ALPN id: `h2` is 2, `http/1.1` is 1.1. */
function protocolVersion(alpn: string): string | undefined {
  return /^h(?:ttp\/)?([\d.]+)/.exec(alpn)?.[1];
}
