import type { Traces } from '@throughline/wire/otlp/traces';

/** How many spans there are. */
export function countSpans({ resourceSpans }: Traces): number {
  let count = 0;
  for (const { scopeSpans } of resourceSpans) for (const { spans } of scopeSpans) count += spans.length;
  return count;
}
