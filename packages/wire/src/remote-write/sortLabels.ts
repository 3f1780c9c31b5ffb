/**
 * Labels in the order in which receivers want them.
 *
 * @throws RangeError for an empty label name, an empty value or a label given twice: receivers refuse the whole request
 *   for it, so it is a mistake of the program that must not reach the wire.
 */
export function sortLabels(
  labels: readonly [name: string, value: string][],
): [name: string, value: string][] {
  const sorted = [...labels].sort(([a], [b]) => compareBytes(a, b));
  let previous: string | undefined;
  for (const [name, value] of sorted) {
    if (name === '') throw new RangeError('a label has an empty name');
    if (value === '') throw new RangeError(`label ${name} has an empty value`);
    if (name === previous) throw new RangeError(`label ${name} is given twice`);
    previous = name;
  }
  return sorted;
}

/** Label names are ASCII by Prometheus' rules, where UTF-16 order is byte order. */
function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
