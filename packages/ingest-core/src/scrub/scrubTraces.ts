import type { ScrubKind } from '@throughline/scrub/scrubKind';
import type { ResourceSpans, ScopeSpans, Span, Traces } from '@throughline/wire/otlp/traces';
import type { Caller } from '../admit/caller.ts';
import { RULES } from './attributeRules.ts';
import type { CleanTexts } from './cleanTexts.ts';
import type { ScrubContext } from './scrubContext.ts';
import { scrubMeasured } from './scrubMeasured.ts';
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

/** What the fourth station is told. */
export interface ScrubOptions {
  readonly caller: Caller;
  /** Milliseconds that were added to the client's times. */
  readonly skewMs: number;
  readonly clean: CleanTexts;
  /** Whether a span goes on as a whole; of the others only what is measured is rebuilt. */
  readonly goesOn: (span: Span) => boolean;
}

/** The fourth station: rebuilds every span from the allowlist, its text without personal data. Nothing passes it unseen. */
export function scrubTraces(traces: Traces, { caller, skewMs, clean, goesOn }: ScrubOptions): ScrubbedTraces {
  const scrubbed = new Map<ScrubKind, number>();
  const context: ScrubContext = {
    from: caller.kind,
    rules: RULES[caller.kind],
    memo: scrubMemo((kind) => scrubbed.set(kind, (scrubbed.get(kind) ?? 0) + 1), clean),
    clean,
  };
  const scrub = (span: Span): Span => (goesOn(span) ? scrubSpan : scrubMeasured)(span, context);
  const facts = { environment: caller.environment, skewMs };
  const resourceSpans = traces.resourceSpans.map(
    (entry): ResourceSpans => ({
      resource: scrubResource(entry.resource, facts, context),
      scopeSpans: entry.scopeSpans.map((scope) => ({
        ...scrubScope(scope, context),
        spans: scope.spans.map(scrub),
      })),
      ...schemaUrl(entry),
    }),
  );
  return { traces: { resourceSpans }, scrubbed };
}

function scrubScope(entry: ScopeSpans, context: ScrubContext): Omit<ScopeSpans, 'spans'> {
  const { scope } = entry;
  return {
    ...(scope !== undefined && {
      scope: {
        name: scrubName(scope.name, context),
        ...(scope.version !== undefined && { version: scrubName(scope.version, context) }),
      },
    }),
    ...schemaUrl(entry),
  };
}

function schemaUrl({ schemaUrl: url }: { schemaUrl?: string }): { schemaUrl?: string } {
  return url !== undefined && SCHEMA_URL.test(url) ? { schemaUrl: url } : {};
}
