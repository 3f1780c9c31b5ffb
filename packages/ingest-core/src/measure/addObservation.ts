import { addWeight } from './addWeight.ts';
import type { DeltaSheet, HistogramEntry } from './deltaSheet.ts';
import type { KnownSeries } from './series/knownSeries.ts';

/** One measurement. */
export interface Observation {
  readonly value: number;
  readonly weight: number;
  /** Its trace, where that is kept and exemplars are asked for. */
  readonly traceId?: string | undefined;
}

/** Puts a value (in the metric's unit) into a histogram of a sheet, `weight` times. */
export function addObservation(
  sheet: DeltaSheet,
  known: KnownSeries,
  { value, weight, traceId }: Observation,
): void {
  let entry = sheet.get(known);
  if (entry?.type !== 'histogram') {
    entry = newHistogram(known);
    sheet.set(known, entry);
  }
  const bucket = bucketOf(value, known.bounds);
  addWeight(entry.weights, bucket, weight);
  entry.sum += value * weight;
  entry.count += weight;
  if (traceId !== undefined && !(value < (entry.exemplar?.value ?? value)))
    entry.exemplar = { bucket, traceId, value };
}

function newHistogram({ metric, labels, text: series }: KnownSeries): HistogramEntry {
  return { type: 'histogram', metric, labels, weights: [], sum: 0, count: 0, series, exemplar: undefined };
}

/** The first bucket whose bound is not below the value (`le` is inclusive); the last one, +Inf, where none is. */
function bucketOf(value: number, bounds: readonly number[]): number {
  let index = 0;
  while (index < bounds.length && !(value <= (bounds[index] ?? 0))) index++;
  return index;
}
