interface Range {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
  readonly note: (mistake: string) => void;
}

/** A number in a range; notes the mistake and gives the range's beginning where it isn't one. */
export function numberIn(name: string, text: string, { min, max, whole = false, note }: Range): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
  note(`${name}: "${text}" is not a ${whole ? 'whole ' : ''}number from ${min} to ${max}; set it to one`);
  return min;
}

/** One of some words; notes the mistake and gives the first where it isn't one. */
export function oneOf<const T extends string>(
  name: string,
  text: string,
  { values, note }: { values: readonly [T, ...T[]]; note: (mistake: string) => void },
): T {
  const found = values.find((value) => value === text);
  if (found !== undefined) return found;
  note(`${name}: "${text}" is none of ${values.join(', ')}; set it to one of them`);
  return values[0];
}
