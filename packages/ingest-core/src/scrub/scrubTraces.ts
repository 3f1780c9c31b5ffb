import type { ScrubKind } from '@throughline/scrub/scrubKind';
import type { ScopeSpans, Traces } from '@throughline/wire/otlp/traces';
import type { Caller } from '../admit/caller.ts';
import { keepsSpan } from '../sample/keepsSpan.ts';
import type { Sampling } from '../sample/sampling.ts';
import { RULES } from './attributeRules.ts';
import type { CleanTexts } from './cleanTexts.ts';
import type { ScrubContext } from './scrubContext.ts';
import { scrubMeasured } from './scrubMeasured.ts';
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
  /** The spans that go on as a whole, all without it; of the others only what is measured is left. */
  readonly goingOn: Sampling | undefined;
}

/**
 * The fourth station: leaves of every span what the allowlist has, its text without personal data. Nothing passes it unseen.
 *
 * @param traces changed in place.
 */
export function scrubTraces(
  traces: Traces,
  { caller, skewMs, clean, goingOn }: ScrubOptions,
): ScrubbedTraces {
  const scrubbed = new Map<ScrubKind, number>();
  const context: ScrubContext = {
    from: caller.kind,
    rules: RULES[caller.kind],
    clean,
    known: new Map(),
    scrubbed,
  };
  const facts = { environment: caller.environment, skewMs };
  for (const entry of traces.resourceSpans) {
    entry.resource = scrubResource(entry.resource, facts, context);
    entry.schemaUrl = publicSchemaUrl(entry.schemaUrl);
    for (const scope of entry.scopeSpans) {
      scope.scope = scrubScope(scope.scope, context);
      scope.schemaUrl = publicSchemaUrl(scope.schemaUrl);
      for (const span of scope.spans) {
        if (goingOn === undefined || keepsSpan(goingOn, span)) scrubSpan(span, context);
        else scrubMeasured(span, context);
      }
    }
  }
  return { traces, scrubbed };
}

function scrubScope(scope: ScopeSpans['scope'], context: ScrubContext): ScopeSpans['scope'] {
  if (scope === undefined) return undefined;
  const { name, version } = scope;
  return {
    name: scrubName(name, context),
    version: version === undefined ? undefined : scrubName(version, context),
  };
}

function publicSchemaUrl(url: string | undefined): string | undefined {
  return url !== undefined && SCHEMA_URL.test(url) ? url : undefined;
}
