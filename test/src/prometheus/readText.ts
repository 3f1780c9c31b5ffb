/** The samples of a text exposition, by name and sorted labels; without those that a delivery changes as it goes on. */
export function readText(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, name = '', labels = '', value] = /^([a-z_]+)\{(.*)\} (\S+)$/.exec(line) ?? [];
    if (value === undefined || labels.includes('destination=')) continue;
    const pairs = [...labels.matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/g)];
    samples.set(
      seriesId(
        name,
        pairs.map(([, key = '', text = '']) => [key, text]),
      ),
      Number(value),
    );
  }
  return samples;
}

/** Name and labels in one text, whatever order they came in; `__type__` and `__unit__` are Prometheus' own. */
export function seriesId(name: string, labels: readonly (readonly [string, string])[]): string {
  const own = labels.filter(([key]) => !key.startsWith('__'));
  return `${name}${JSON.stringify(own.toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
}
