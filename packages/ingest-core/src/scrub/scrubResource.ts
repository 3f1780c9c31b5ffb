import type { KeyValue, Resource } from '@throughline/wire/otlp/traces';
import { findAttribute } from '../findAttribute.ts';
import { scrubAttributes } from './scrubAttributes.ts';
import type { ScrubContext } from './scrubContext.ts';

const ENVIRONMENT = 'deployment.environment.name';
const SKEW = 'rum.clock_skew_ms';

/** What the ingest itself says about a resource. */
export interface ResourceFacts {
  /** The environment that the key or token stands for. */
  readonly environment: string;
  /** Milliseconds that were added to the client's times. */
  readonly skewMs: number;
}

/**
 * A resource of allowed attributes. A page's environment is the key's own, whatever it says; a server's is only set
 * where it says none. A skew that was corrected is recorded, on top of what a relay has recorded.
 */
export function scrubResource(resource: Resource, facts: ResourceFacts, context: ScrubContext): Resource {
  const attributes = scrubAttributes(resource.attributes, context.rules.resource, context);
  const environment = context.from === 'server' ? findAttribute(attributes, ENVIRONMENT) : undefined;
  const skew = facts.skewMs + Number(findAttribute(attributes, SKEW)?.value.intValue ?? 0);
  const kept: KeyValue[] = [];
  for (const pair of attributes) if (pair.key !== ENVIRONMENT && pair.key !== SKEW) kept.push(pair);
  kept.push(environment ?? { key: ENVIRONMENT, value: { stringValue: facts.environment } });
  if (skew !== 0) kept.push({ key: SKEW, value: { intValue: String(skew) } });
  return { attributes: kept };
}
