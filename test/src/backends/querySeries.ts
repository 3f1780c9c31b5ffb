/** One series of an instant query's answer. */
export interface Found {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [time: number, value: string];
}

/** Makes what was written visible, and asks (Prometheus HTTP API, "Instant queries"). Only with `test: true`. */
export async function querySeries(base: string, query: string): Promise<Found[]> {
  await (await fetch(`${base}/internal/force_flush`)).arrayBuffer();
  const response = await fetch(`${base}/api/v1/query?${new URLSearchParams({ query })}`);
  const text = await response.text();
  if (!response.ok) throw new Error(`${query} was answered ${response.status}: ${text}`);
  const { data } = JSON.parse(text) as { data: { result: Found[] } };
  return data.result;
}
