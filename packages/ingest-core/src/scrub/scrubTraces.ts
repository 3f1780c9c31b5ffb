import type { ScrubKind } from '@throughline/scrub/scrubKind';
import type { ResourceSpans, ScopeSpans, Traces } from '@throughline/wire/otlp/traces';
import type { Caller } from '../admit/caller.ts';
import type { ScrubContext } from './scrubContext.ts';
import { scrubMemo } from './scrubMemo.ts';
import { scrubResource } from './scrubResource.ts';
import { scrubName, scrubSpan } from './scrubSpan.ts';

export interface ScrubbedTraces {
  readonly traces: Traces;
  /** How many things were taken out, by kind. */
  readonly scrubbed: ReadonlyMap<ScrubKind, number>;
}

/** Addresses of published schemas; any other could be anything. */
const SCHEMA_URL = /^https:\/\/opentelemetry\.io\/schemas\/\d{1,3}\.\d{1,3}\.\d{1,3}$/;

/** The fourth station: rebuilds every span from the allowlist, its text without personal data. Nothing passes it unseen. */
export function scrubTraces(
  traces: Traces,
  { caller, skewMs }: { caller: Caller; skewMs: number },
): ScrubbedTraces {
  const scrubbed = new Map<ScrubKind, number>();
  const context: ScrubContext = {
    from: caller.kind,
    memo: scrubMemo((kind) => scrubbed.set(kind, (scrubbed.get(kind) ?? 0) + 1)),
  };
  const facts = { environment: caller.environment, skewMs };
  const resourceSpans = traces.resourceSpans.map(
    (entry): ResourceSpans => ({
      resource: scrubResource(entry.resource, facts, context),
      scopeSpans: entry.scopeSpans.map((scope) => scrubScope(scope, context)),
      ...schemaUrl(entry),
    }),
  );
  return { traces: { resourceSpans }, scrubbed };
}

function scrubScope(entry: ScopeSpans, context: ScrubContext): ScopeSpans {
  const { scope, spans } = entry;
  return {
    ...(scope !== undefined && {
      scope: {
        name: scrubName(scope.name, context),
        ...(scope.version !== undefined && { version: scrubName(scope.version, context) }),
      },
    }),
    spans: spans.map((span) => scrubSpan(span, context)),
    ...schemaUrl(entry),
  };
}

function schemaUrl({ schemaUrl: url }: { schemaUrl?: string }): { schemaUrl?: string } {
  return url !== undefined && SCHEMA_URL.test(url) ? { schemaUrl: url } : {};
}
