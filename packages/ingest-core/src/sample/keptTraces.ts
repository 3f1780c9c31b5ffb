import type { ResourceSpans, ScopeSpans, Span, Traces } from '@throughline/wire/otlp/traces';
import { keepsSpan } from './keepsSpan.ts';
import type { Sampling } from './sampling.ts';

/** The spans that are kept, all without a sampling, in their resources and scopes; those that are left empty are left out. */
export function keptTraces(traces: Traces, sampling: Sampling | undefined): Traces {
  const resourceSpans: ResourceSpans[] = [];
  for (const { resource, scopeSpans: given, schemaUrl } of traces.resourceSpans) {
    const scopeSpans: ScopeSpans[] = [];
    for (const scope of given) {
      const spans = sampling === undefined ? scope.spans : keptSpans(scope.spans, sampling);
      if (spans.length > 0) scopeSpans.push({ scope: scope.scope, spans, schemaUrl: scope.schemaUrl });
    }
    if (scopeSpans.length > 0) resourceSpans.push({ resource, scopeSpans, schemaUrl });
  }
  return { resourceSpans };
}

function keptSpans(spans: readonly Span[], sampling: Sampling): Span[] {
  const kept: Span[] = [];
  for (const span of spans) if (keepsSpan(sampling, span)) kept.push(span);
  return kept;
}
