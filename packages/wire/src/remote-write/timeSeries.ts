/** One series with its samples, as Prometheus remote-write 1.0 carries it (prompb/types.proto). */
export interface TimeSeries {
  /** Label pairs with `__name__` among them; the encoder sorts them and refuses duplicates and empty values. */
  labels: [name: string, value: string][];
  samples: Sample[];
}

/** One sample. */
export interface Sample {
  /** NaN is a plain NaN here; a stale marker is {@link Sample.stale}. */
  value: number;
  /** Unix milliseconds. */
  timestamp: number;
  /** A stale marker, the NaN 0x7ff0000000000002: written as raw bytes, because JavaScript makes all NaNs one. */
  stale?: boolean;
}
