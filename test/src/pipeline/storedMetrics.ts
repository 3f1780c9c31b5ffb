/** One series of a PromQL answer. */
export interface Sampled {
  metric: Record<string, string>;
  value: number;
}

interface QueryAnswer {
  status: string;
  error?: string;
  data: { result: { metric: Record<string, string>; value: [number, string] }[] };
}

/** Asks the Prometheus query API; the embedded store and a real VictoriaMetrics answer the same. */
export function storedMetrics(base: string) {
  const query = async (promql: string): Promise<Sampled[]> => {
    const response = await fetch(`${base}/api/v1/query?${new URLSearchParams({ query: promql })}`);
    const answer = (await response.json()) as QueryAnswer;
    if (answer.status !== 'success') throw new Error(`${promql}: ${answer.error}`);
    return answer.data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }));
  };
  return {
    query,
    /** The one number that a query gives; 0 where it gives no series. */
    async number(promql: string): Promise<number> {
      return (await query(promql))[0]?.value ?? 0;
    },
    /** All label values of all of our series, as text: for looking for what must not be in it. */
    async text(): Promise<string> {
      const selector = new URLSearchParams({ 'match[]': '{__name__=~"rum_.+"}' });
      return (await fetch(`${base}/api/v1/series?${selector}`)).text();
    },
  };
}

export type StoredMetrics = ReturnType<typeof storedMetrics>;
