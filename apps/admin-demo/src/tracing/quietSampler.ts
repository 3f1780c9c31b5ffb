import { type Sampler, SamplingDecision, type SamplingResult } from '@opentelemetry/sdk-trace-base';
import { isQuietPath } from './isQuietPath.ts';

/** Next's own housekeeping: under a millisecond each, half of all its spans, and nothing of ours runs inside. */
const QUIET_TYPES = new Set([
  'Instrumentation.loadModule',
  'Instrumentation.register',
  'LoadComponents.loadRouteModule',
  'AppRouteRouteModule.loadUserland',
  'RouteModule.prepare',
  'NextNodeServer.findPageComponents',
  'NextNodeServer.getLayoutOrPageModule',
  'NextNodeServer.clientComponentLoading',
  'NextNodeServer.startResponse',
]);

/** A sampler that never records requests to quiet paths, whoever asks, nor Next's housekeeping; another decides the rest. */
export function quietSampler(inner: Sampler): Sampler {
  return {
    shouldSample(context, traceId, name, kind, attributes, links): SamplingResult {
      const { 'http.target': target, 'next.span_type': type } = attributes;
      const quietPath = typeof target === 'string' && isQuietPath(target.split('?', 1)[0] ?? '');
      const quietType = typeof type === 'string' && QUIET_TYPES.has(type);
      if (quietPath || quietType) return { decision: SamplingDecision.NOT_RECORD };
      return inner.shouldSample(context, traceId, name, kind, attributes, links);
    },
    toString: () => `Quiet{${inner.toString()}}`,
  };
}
