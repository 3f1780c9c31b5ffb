/** The edge's own series, as `GET /metrics` shows them. */
export interface EdgeMetrics {
  /** Sum over the series of a metric with these labels. */
  total(metric: string, labels?: Readonly<Record<string, string>>): number;
}

const LINE = /^(?<name>\w+)(?:\{(?<labels>.*)\})? (?<value>\S+)/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** Reads Prometheus text. */
export function readMetrics(text: string): EdgeMetrics {
  const samples = text.split('\n').flatMap((line) => {
    const groups = line.startsWith('#') ? undefined : LINE.exec(line)?.groups;
    if (groups === undefined) return [];
    const labels = Object.fromEntries(
      Array.from((groups.labels ?? '').matchAll(LABEL), ([, name, value]) => [name, value]),
    );
    return [{ name: groups.name, labels, value: Number(groups.value) }];
  });
  return {
    total: (metric, wanted = {}) =>
      samples
        .filter(({ name, labels }) => name === metric && isLike(labels, wanted))
        .reduce((sum, { value }) => sum + value, 0),
  };
}

function isLike(labels: Record<string, string>, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([name, value]) => labels[name] === value);
}
