import type { Attributes } from '@opentelemetry/api';
import { emptyContext } from '../trace/context/emptyContext.ts';
import { liveSpan } from '../trace/recorder/liveSpan.ts';
import type { ReadableSpan } from '../trace/recorder/readableSpan.ts';
import type { Site } from '../trace/recorder/site.ts';
import type { SpanProcessor } from '../trace/recorder/spanProcessor.ts';
import type { SpanRecord } from '../trace/recorder/spanRecord.ts';
import { spanSource } from '../trace/recorder/spanSource.ts';
import { scrubSpan } from './scrubSpan.ts';

/**
 * The site's own span processors as one. While a span is open they see it as it is, and may add to it; when it has ended
 * they, and the site's exporter, get a scrubbed copy.
 *
 * @param resource what the page says of itself.
 */
export function createSite(processors: readonly SpanProcessor[], resource: Attributes): Site {
  const source = spanSource(resource);
  const live = new WeakMap<SpanRecord, ReturnType<typeof liveSpan>>();
  return {
    onStart(record, recorder, context = emptyContext()) {
      if (processors.length === 0) return;
      const span = liveSpan(record, recorder, source);
      live.set(record, span);
      for (const processor of processors) processor.onStart(span, context);
    },
    onEnding(record) {
      const span = live.get(record);
      if (record.view) record.attributes['rum.route'] = record.view.route;
      if (span) for (const processor of processors) processor.onEnding?.(span);
    },
    copy: (record, scrubber): ReadableSpan => scrubSpan(record, source, scrubber),
    onEnd(copy) {
      for (const processor of processors) processor.onEnd(copy);
    },
  };
}
