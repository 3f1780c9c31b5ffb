import { median } from './median.ts';

/** The middle of some numbers, and the middles of its two halves. */
export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** Quartiles by Tukey's hinges: the median is part of both halves where it is one of the numbers. NaN of none. */
export function quartiles(values: readonly number[]): Quartiles {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.ceil(sorted.length / 2);
  return {
    lower: median(sorted.slice(0, half)),
    median: median(sorted),
    upper: median(sorted.slice(sorted.length - half)),
  };
}
