import type { Attributes } from '@opentelemetry/api';
import { VERSION } from '../../version.ts';
import { pageResource } from './pageResource.ts';
import type { ReadableSpan } from './readableSpan.ts';

/** Where a span comes from, for span processors and exporters. */
export type SpanSource = Pick<ReadableSpan, 'resource' | 'instrumentationScope'>;

/** That of all spans of a page. */
export function spanSource(resource: Attributes): SpanSource {
  // what an app has left out, such as its version, stands in it as undefined
  const known = Object.fromEntries(Object.entries(resource).filter(([, value]) => value !== undefined));
  return {
    resource: pageResource(known),
    instrumentationScope: { name: '@throughline/rum-sdk', version: VERSION },
  };
}
