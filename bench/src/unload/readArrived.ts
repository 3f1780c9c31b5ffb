import type { KeyValue, Traces } from '@throughline/wire/otlp/traces';
import { type Arrived, FINAL_VITALS, type FinalVital } from './measuredVitals.ts';
import type { Post } from './serveUnload.ts';

interface Building {
  readonly vitals: Record<FinalVital, number[]>;
  readonly calls: string[];
}

/** What our posts of one page told, one for each page view, in their order. */
export function readOurs(posts: readonly Post[]): Arrived[] {
  const byTrace = new Map<string, Building & { start: bigint }>();
  const spans = posts.flatMap(({ body }) =>
    (JSON.parse(body) as Traces).resourceSpans.flatMap(({ scopeSpans }) =>
      scopeSpans.flatMap((scope) => scope.spans),
    ),
  );
  for (const { traceId, startTimeUnixNano, attributes } of spans) {
    const start = BigInt(startTimeUnixNano);
    const view = byTrace.get(traceId) ?? { ...nothing(), start };
    byTrace.set(traceId, view);
    if (start < view.start) view.start = start;
    const text = (key: string) => attributes.find((attribute) => attribute.key === key)?.value.stringValue;
    const name = text('browser.web_vital.name') as FinalVital | undefined;
    if (name) view.vitals[name]?.push(numberOf(attributes, 'browser.web_vital.value'));
    if (text('rum.span.type') === 'http') view.calls.push(text('url.template') ?? '');
  }
  return [...byTrace.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
}

/** What the beacons of bare web-vitals told; it reports no calls. */
export function readBare(posts: readonly Post[]): Arrived[] {
  const first = nothing();
  const restored = nothing();
  type Metric = { name: FinalVital; value: number; navigationType: string };
  for (const { name, value, navigationType } of posts.flatMap(({ body }) => JSON.parse(body) as Metric[])) {
    (navigationType === 'back-forward-cache' ? restored : first).vitals[name].push(value);
  }
  return [first, restored];
}

function nothing(): Building {
  const vitals = Object.fromEntries(FINAL_VITALS.map((name) => [name, [] as number[]]));
  return { vitals: vitals as Building['vitals'], calls: [] };
}

function numberOf(attributes: readonly KeyValue[], key: string): number {
  const { doubleValue, intValue } = attributes.find((attribute) => attribute.key === key)?.value ?? {};
  return doubleValue ?? Number(intValue);
}
