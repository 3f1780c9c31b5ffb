/** One series with its samples, as Prometheus remote-write carries it. */
export interface TimeSeries {
  /** Label pairs with `__name__` among them; the encoders sort them and refuse duplicates and empty values. */
  labels: [name: string, value: string][];
  samples: Sample[];
  /** The rest is remote-write 2.0's: 1.0 is sent without. */
  histograms?: NativeHistogram[];
  exemplars?: Exemplar[];
  metadata?: SeriesMetadata;
}

/** One sample. */
export interface Sample {
  /** NaN is a plain NaN here; a stale marker is {@link Sample.stale}. */
  value: number;
  /** Unix milliseconds. */
  timestamp: number;
  /** A stale marker, the NaN 0x7ff0000000000002: written as raw bytes, because JavaScript makes all NaNs one. */
  stale?: boolean | undefined;
  /** When the series was zero last, Unix milliseconds, before `timestamp`; 2.0 alone. */
  startTimestamp?: number;
}

/** A native histogram with custom buckets (schema -53): the bounds of a classic one, in one sample. */
export interface NativeHistogram {
  /** Unix milliseconds. */
  timestamp: number;
  startTimestamp?: number;
  stale?: boolean;
  count: number;
  sum: number;
  /** Upper bounds, rising, without +Inf. */
  bounds: readonly number[];
  /** Weight per bucket, not cumulative: one entry for each bound, then one for +Inf. */
  buckets: readonly number[];
}

/** A measurement that a bucket has counted, and the trace that it belongs to. */
export interface Exemplar {
  labels: [name: string, value: string][];
  value: number;
  /** Unix milliseconds. */
  timestamp: number;
}

/** What a family of series means. */
export interface SeriesMetadata {
  type: 'counter' | 'gauge' | 'histogram';
  help: string;
  /** A base unit, empty where there is none. */
  unit: string;
}
