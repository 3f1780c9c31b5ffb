import type { Attributes } from '@opentelemetry/api';
import type { SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { WebTracerProvider } from '@opentelemetry/sdk-trace-web';
import { MAX_ATTRIBUTES_PER_SPAN, MAX_VALUE_LENGTH } from '@throughline/conventions/wire';
import { consistentSampler } from './consistentSampler.ts';
import { cryptoIds } from './cryptoIds.ts';
import { pageResource } from './pageResource.ts';

/**
 * OpenTelemetry's tracer provider with our ids, sampler and span processor. `register()` is never called: it would turn
 * baggage on, and put a context manager into the page.
 */
export function createProvider(parts: {
  readonly resource: Attributes;
  readonly sampleRate: () => number;
  readonly processor: SpanProcessor;
}): WebTracerProvider {
  return new WebTracerProvider({
    resource: pageResource(parts.resource),
    sampler: consistentSampler(parts.sampleRate),
    idGenerator: cryptoIds,
    spanProcessors: [parts.processor],
    spanLimits: {
      attributeCountLimit: MAX_ATTRIBUTES_PER_SPAN,
      attributeValueLengthLimit: MAX_VALUE_LENGTH,
    },
  });
}
