import type { Attributes } from '@opentelemetry/api';
import type { SpanProcessor } from '@opentelemetry/sdk-trace-base';

type Resource = Parameters<SpanProcessor['onEnd']>[0]['resource'];

/** A resource of attributes that are all known; OpenTelemetry's own also waits for those that detectors look up. */
export function pageResource(attributes: Attributes): Resource {
  return {
    attributes,
    getRawAttributes: () => Object.entries(attributes),
    merge: (other) =>
      other ? pageResource({ ...attributes, ...other.attributes }) : pageResource(attributes),
  };
}
