import type { Attributes } from '@opentelemetry/api';
import type { Resource } from './readableSpan.ts';

/** A resource of attributes that are all known; OpenTelemetry's own also waits for those that detectors look up. */
export function pageResource(attributes: Attributes): Resource {
  return {
    attributes,
    getRawAttributes: () => Object.entries(attributes),
    merge: (other) => pageResource({ ...attributes, ...other?.attributes }),
  };
}
