/**
 * The last of the items that the test holds for. `Array.prototype.findLast` is younger than the oldest browsers of the
 * script: it came with Chrome 97 and Firefox 104.
 */
export function lastWhere<T>(items: readonly T[], holds: (item: T) => boolean): T | undefined {
  for (let at = items.length - 1; at >= 0; at--) {
    const item = items[at] as T;
    if (holds(item)) return item;
  }
  return undefined;
}
