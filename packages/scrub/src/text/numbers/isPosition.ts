/** Latitude and longitude, of which one is beyond the small numbers that ratios are made of. */
export function isPosition(pair: string): boolean {
  const [first = 0, second = 0] = (pair.match(/-?\d+(?:[.,]\d+)?/g) ?? []).map((text) =>
    Number(text.replace(',', '.')),
  );
  const isOnEarth =
    Math.abs(first) <= 180 && Math.abs(second) <= 180 && Math.min(Math.abs(first), Math.abs(second)) <= 90;
  return isOnEarth && (Math.max(Math.abs(first), Math.abs(second)) >= 10 || first < 0 || second < 0);
}
