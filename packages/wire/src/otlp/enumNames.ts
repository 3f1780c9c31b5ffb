/** Names of `Span.SpanKind`, by number (trace.proto). */
export const SPAN_KIND_NAMES = [
  'SPAN_KIND_UNSPECIFIED',
  'SPAN_KIND_INTERNAL',
  'SPAN_KIND_SERVER',
  'SPAN_KIND_CLIENT',
  'SPAN_KIND_PRODUCER',
  'SPAN_KIND_CONSUMER',
] as const;

/** Names of `Status.StatusCode`, by number (trace.proto). */
export const STATUS_CODE_NAMES = ['STATUS_CODE_UNSET', 'STATUS_CODE_OK', 'STATUS_CODE_ERROR'] as const;

/** The number itself where this version knows it, else 0, the unspecified value. */
export function knownEnum(value: number, names: readonly string[]): number {
  return value >= 0 && value < names.length ? value : 0;
}
