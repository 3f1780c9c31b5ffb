import type { ResourceSpans, ScopeSpans, Span, Traces } from '@throughline/wire/otlp/traces';

/** A row of the table `spans`, as JSON texts. */
export interface SpanRow {
  readonly traceId: string;
  readonly resource: string;
  readonly scope: string;
  readonly span: string;
}

/**
 * Puts rows back under their resources and scopes: one `ResourceSpans` per trace and resource, in the rows' order. A span
 * that was sent again (the same trace, id and start) is left out, as Jaeger leaves out duplicates when it reads.
 */
export function groupSpans(rows: readonly SpanRow[]): Traces {
  const traces: Traces = { resourceSpans: [] };
  const scopes = new Map<string, ScopeSpans>();
  const resources = new Map<string, ResourceSpans>();
  const seen = new Set<string>();
  for (const row of rows) {
    const span = JSON.parse(row.span) as Span;
    const identity = `${span.traceId}${span.spanId}${span.startTimeUnixNano}`;
    if (seen.has(identity)) continue;
    seen.add(identity);
    scopeOf(row, { traces, resources, scopes }).spans.push(span);
  }
  return traces;
}

interface Grouping {
  readonly traces: Traces;
  readonly resources: Map<string, ResourceSpans>;
  readonly scopes: Map<string, ScopeSpans>;
}

function scopeOf(row: SpanRow, { traces, resources, scopes }: Grouping): ScopeSpans {
  const resourceKey = `${row.traceId}${row.resource}`;
  const scopeKey = `${resourceKey}${row.scope}`;
  const known = scopes.get(scopeKey);
  if (known !== undefined) return known;
  let resource = resources.get(resourceKey);
  if (resource === undefined) {
    resource = { ...(JSON.parse(row.resource) as Omit<ResourceSpans, 'scopeSpans'>), scopeSpans: [] };
    resources.set(resourceKey, resource);
    traces.resourceSpans.push(resource);
  }
  const scope: ScopeSpans = { ...(JSON.parse(row.scope) as Omit<ScopeSpans, 'spans'>), spans: [] };
  scopes.set(scopeKey, scope);
  resource.scopeSpans.push(scope);
  return scope;
}
