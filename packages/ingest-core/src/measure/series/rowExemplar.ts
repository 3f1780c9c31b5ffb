/** A measurement of a kept trace that a histogram has counted. Plain data. */
export interface RowExemplar {
  /** Place of the bucket that counted it. */
  readonly bucket: number;
  readonly traceId: string;
  /** In the metric's unit. */
  readonly value: number;
}
