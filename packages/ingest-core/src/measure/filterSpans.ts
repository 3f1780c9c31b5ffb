import type { Resource, ResourceSpans, ScopeSpans, Span, Traces } from '@throughline/wire/otlp/traces';

/** The spans that pass a test, in their resources and scopes; those that are left empty are left out. */
export function filterSpans(traces: Traces, test: (span: Span, resource: Resource) => boolean): Traces {
  const resourceSpans: ResourceSpans[] = [];
  for (const entry of traces.resourceSpans) {
    const scopeSpans: ScopeSpans[] = [];
    for (const scope of entry.scopeSpans) {
      const spans = scope.spans.filter((span) => test(span, entry.resource));
      if (spans.length > 0) scopeSpans.push({ ...scope, spans });
    }
    if (scopeSpans.length > 0) resourceSpans.push({ ...entry, scopeSpans });
  }
  return { resourceSpans };
}
