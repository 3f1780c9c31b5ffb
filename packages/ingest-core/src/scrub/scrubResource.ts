import type { KeyValue, Resource } from '@throughline/wire/otlp/traces';
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
  const environment = context.from === 'server' ? find(attributes, ENVIRONMENT) : undefined;
  const skew = facts.skewMs + Number(find(attributes, SKEW)?.value.intValue ?? 0);
  return {
    attributes: [
      ...attributes.filter(({ key }) => key !== ENVIRONMENT && key !== SKEW),
      environment ?? { key: ENVIRONMENT, value: { stringValue: facts.environment } },
      ...(skew === 0 ? [] : [{ key: SKEW, value: { intValue: String(skew) } }]),
    ],
  };
}

function find(attributes: readonly KeyValue[], key: string): KeyValue | undefined {
  return attributes.find((attribute) => attribute.key === key);
}
