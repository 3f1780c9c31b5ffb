/** Labels of a series, sorted by name. A map, because `__proto__` is a valid label name. */
export type Labels = ReadonlyMap<string, string>;

export const METRIC_NAME = '__name__';

/** Labels in order, without empty values, which Prometheus takes for absent. */
export function labelsOf(pairs: Iterable<readonly [string, string]>): Labels {
  return new Map([...pairs].filter(([, value]) => value !== '').sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Equal for equal labels only. */
export function labelsKey(labels: Labels): string {
  return JSON.stringify([...labels]);
}

/** The labels that are named (`keep`), or all the others without the metric's name. */
export function pickLabels(labels: Labels, names: readonly string[], keep: boolean): Labels {
  const picked = new Map<string, string>();
  for (const [name, value] of labels) {
    const isNamed = names.includes(name);
    if (keep ? isNamed : !isNamed && name !== METRIC_NAME) picked.set(name, value);
  }
  return picked;
}

/** All labels but the metric's name: what is left after a calculation. */
export function dropMetricName(labels: Labels): Labels {
  return pickLabels(labels, [], false);
}
