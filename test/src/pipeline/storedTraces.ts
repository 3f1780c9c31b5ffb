import type { KeyValue, ResourceSpans, Span, Traces } from '@throughline/wire/otlp/traces';

/** A span as a test wants it: with its service and its attributes by name. */
export interface StoredSpan extends Omit<Span, 'attributes'> {
  service: string;
  attributes: Record<string, unknown>;
}

/** Reads traces through Jaeger's v3 query API, as the panel does; the embedded store and a real Jaeger answer the same. */
export function storedTraces(base: string) {
  return {
    /** The spans of one trace; none where the store doesn't have it. */
    async byId(traceId: string): Promise<StoredSpan[]> {
      const response = await fetch(`${base}/api/v3/traces/${traceId}`);
      if (response.status === 404) {
        await response.arrayBuffer();
        return [];
      }
      return flatten(await tracesOf(response));
    },
    /** The spans of a service's traces of the last hour. */
    async ofService(service: string): Promise<StoredSpan[]> {
      return flatten(await tracesOf(await fetch(`${base}/api/v3/traces?${lastHour(service)}`)));
    },
    /** All that the store gives away about a service, as text: for looking for what must not be in it. */
    async textOf(service: string): Promise<string> {
      return (await fetch(`${base}/api/v3/traces?${lastHour(service)}`)).text();
    },
  };
}

export type StoredTraces = ReturnType<typeof storedTraces>;

function lastHour(service: string): URLSearchParams {
  const hour = 3_600_000;
  return new URLSearchParams({
    'query.service_name': service,
    'query.start_time_min': new Date(Date.now() - hour).toISOString(),
    'query.start_time_max': new Date(Date.now() + hour).toISOString(),
    'query.num_traces': '500',
  });
}

/** Jaeger answers one JSON object, or several, one a line, when there is much to tell. */
async function tracesOf(response: Response): Promise<Traces> {
  const text = await response.text();
  if (response.status === 404) return { resourceSpans: [] };
  if (!response.ok) throw new Error(`${response.status} ${text.slice(0, 300)}`);
  const parts = text.trim() === '' ? [] : text.trim().split('\n');
  const results = parts.map((part) => (JSON.parse(part) as { result?: Traces }).result);
  return { resourceSpans: results.flatMap((result) => result?.resourceSpans ?? []) };
}

function flatten({ resourceSpans }: Traces): StoredSpan[] {
  return resourceSpans.flatMap((group: ResourceSpans) => {
    const service = String(byName(group.resource?.attributes)['service.name']);
    return (group.scopeSpans ?? []).flatMap(({ spans }) =>
      (spans ?? []).map((span) => ({ ...span, service, attributes: byName(span.attributes) })),
    );
  });
}

function byName(attributes: readonly KeyValue[] | undefined): Record<string, unknown> {
  return Object.fromEntries((attributes ?? []).map(({ key, value }) => [key, plain(value)]));
}

function plain(value: KeyValue['value']): unknown {
  if (value.intValue !== undefined) return Number(value.intValue);
  return value.stringValue ?? value.boolValue ?? value.doubleValue;
}
