import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, ParentBasedSampler } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { PanelConfig } from '../config/parsePanelEnv.ts';
import { cryptoIds } from './cryptoIds.ts';
import { levelTwoPropagator } from './levelTwoPropagator.ts';
import { quietSampler } from './quietSampler.ts';
import { createRandomTraces } from './randomTraces.ts';
import { rootSampler } from './rootSampler.ts';
import { StableSpanExporter } from './stableSpanExporter.ts';

/** A trace should be whole a moment after the click, ms. OpenTelemetry's default is 5 s. */
const EXPORT_DELAY_MS = 1_000;

/**
 * Registers the global tracer provider: Next's own spans, and ours, go to `OTEL_EXPORTER_OTLP_ENDPOINT`.
 *
 * @returns a function that sends what is queued.
 */
export function startTracing(config: PanelConfig): () => Promise<void> {
  // Endpoint, headers, timeout and compression are OpenTelemetry's own variables, which the exporter reads itself.
  const exporter = new StableSpanExporter(new OTLPTraceExporter());
  const sampler = new ParentBasedSampler({ root: rootSampler(config.rum.sampleRate) });
  const random = createRandomTraces();
  const provider = new NodeTracerProvider({
    resource: defaultResource().merge(
      resourceFromAttributes({
        'service.name': config.serverService,
        'deployment.environment.name': config.environment,
      }),
    ),
    idGenerator: cryptoIds(random),
    sampler: quietSampler(sampler),
    spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: EXPORT_DELAY_MS })],
  });
  // Without an explicit propagator, OpenTelemetry turns baggage on as well.
  provider.register({ propagator: levelTwoPropagator(random) });
  return () => provider.forceFlush();
}
