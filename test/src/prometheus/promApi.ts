/** A series of a range: every sample in it, as it was written. */
export interface Samples {
  readonly metric: Readonly<Record<string, string>>;
  readonly values: readonly [time: number, value: string][];
}

/** An exemplar with the series that it is an example of. */
export interface FoundExemplar {
  readonly series: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

interface RawExemplars {
  readonly seriesLabels: Record<string, string>;
  readonly exemplars: { labels: Record<string, string>; value: string }[];
}

/** Prometheus' own HTTP API, and what it counts of itself. */
export function promApi(base: string) {
  const ask = async <T>(path: string, query: Record<string, string>): Promise<T> => {
    const response = await fetch(`${base}${path}?${new URLSearchParams(query)}`);
    const answer = (await response.json()) as { status: string; error?: string; data: T };
    if (answer.status !== 'success') throw new Error(`${JSON.stringify(query)}: ${answer.error}`);
    return answer.data;
  };
  const samples = async (selector: string): Promise<readonly Samples[]> =>
    (await ask<{ result: Samples[] }>('/api/v1/query', { query: `${selector}[1h]` })).result;
  return {
    /** Every sample of the last hour. */
    samples,
    /** The one number of a query; undefined where there is none. */
    async number(query: string): Promise<number | undefined> {
      const { result } = await ask<{ result: { value: [number, string] }[] }>('/api/v1/query', { query });
      return result[0] && Number(result[0].value[1]);
    },
    async exemplars(query: string): Promise<FoundExemplar[]> {
      const hour = 3_600;
      const now = Date.now() / 1000;
      const range = { start: String(now - hour), end: String(now + hour) };
      const found = await ask<RawExemplars[]>('/api/v1/query_exemplars', { query, ...range });
      return found.flatMap(({ seriesLabels, exemplars }) =>
        exemplars.map(({ labels, value }) => ({ series: seriesLabels, labels, value: Number(value) })),
      );
    },
    /** What it refused of what was written, by its own counters and by its answers. */
    async refusals(): Promise<Record<string, number>> {
      const text = await (await fetch(`${base}/metrics`)).text();
      const lines = text.split('\n').filter((line) => REFUSING.test(line) && !line.endsWith(' 0'));
      return Object.fromEntries(
        lines.map((line) => [line.replace(/ \S+$/, ''), Number(line.split(' ').at(-1))]),
      );
    },
  };
}

/**
 * Counters of prometheus/tsdb/head.go and of the API, and its answers to writes that aren't 2xx, but for 503: that is what it
 * says to everything while it starts (prometheus/web/web.go, `testReady`).
 */
const REFUSING =
  /^(?:prometheus_tsdb_(?:out_of_order_samples|out_of_bound_samples|too_old_samples|out_of_order_exemplars)_total|prometheus_tsdb_exemplar_out_of_order_exemplars_total|prometheus_api_remote_write_invalid_labels_samples_total|prometheus_http_requests_total\{code="(?!503)[345]\d\d",handler="\/api\/v1\/write"\})/;
