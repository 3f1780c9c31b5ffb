import type { SeriesMetadata } from '../timeSeries.ts';

/** `Metadata.MetricType` by its number, 0 for unspecified (prompb/io/prometheus/write/v2/types.proto). */
export const METRIC_TYPES: readonly (SeriesMetadata['type'] | undefined)[] = [
  undefined,
  'counter',
  'gauge',
  'histogram',
];

/** Schema of a native histogram with custom buckets (model/histogram/generic.go, CustomBucketsSchema). */
export const CUSTOM_BUCKETS_SCHEMA = -53;
