/** About so many steps: fewer say too little, more crowd a chart of this height. */
const STEPS = 4;

/** Digits that floating point leaves intact: three times 0.1 is 0.3 again. */
const DIGITS = 9;

/** Round marks of an axis, evenly from 0 to the first one that is not below the highest value. */
export function axisTicks(highest: number): number[] {
  if (!(highest > 0)) return [0];
  const rough = highest / STEPS;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5].map((factor) => factor * magnitude).find((wide) => wide >= rough) ?? 10 * magnitude;
  const count = Math.ceil(Number((highest / step).toPrecision(DIGITS)));
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(DIGITS)));
}
