import type { SpanStatusCode } from '@opentelemetry/api';

/** OpenTelemetry's `SpanStatusCode` by value: the enum would come with the whole of the API package. */
export const ERROR: SpanStatusCode.ERROR = 2;
