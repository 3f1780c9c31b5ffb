/**
 * The smallest of some numbers that so many percent of them do not exceed (nearest rank). NaN of none.
 *
 * @param percent above 0, up to 100.
 */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
}
