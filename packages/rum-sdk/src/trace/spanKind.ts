import type { SpanKind } from '@opentelemetry/api';

/** OpenTelemetry's `SpanKind` by value: the enum would come with the whole of the API package. */
export const INTERNAL: SpanKind.INTERNAL = 0;
export const CLIENT: SpanKind.CLIENT = 2;
