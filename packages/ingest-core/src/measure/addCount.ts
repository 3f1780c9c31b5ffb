import type { DeltaSheet } from './deltaSheet.ts';
import type { KnownSeries } from './series/knownSeries.ts';

/** Adds to a counter of a sheet; nothing where `add` is 0. */
export function addCount(sheet: DeltaSheet, known: KnownSeries, add: number): void {
  if (add === 0) return;
  const entry = sheet.get(known);
  if (entry?.type === 'counter') {
    entry.add += add;
    return;
  }
  const { metric, labels, text: series } = known;
  sheet.set(known, { type: 'counter', metric, labels, add, series });
}
