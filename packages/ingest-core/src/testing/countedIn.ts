/** Labels of `rum_ingest_batches_total` by name. */
export type BatchLabels = Readonly<Partial<Record<'app' | 'outcome' | 'reason', string>>>;

/** Posts with these labels by the Prometheus text of a host, over all its Shards. */
export function countedIn(prometheusText: string, labels: BatchLabels): number {
  const wanted = Object.entries(labels);
  return prometheusText
    .split('\n')
    .filter((line) => line.startsWith('rum_ingest_batches_total{'))
    .map((line) => ({
      line: line.replace('{', ',').replace('}', ','),
      value: Number(line.split(' ').at(-1)),
    }))
    .filter(({ line }) =>
      // a label without a value isn't written
      wanted.every(([name, value]) =>
        value === ''
          ? !line.includes(`,${name}="`) || line.includes(`,${name}="",`)
          : line.includes(`,${name}="${value}",`),
      ),
    )
    .reduce((sum, { value }) => sum + value, 0);
}
