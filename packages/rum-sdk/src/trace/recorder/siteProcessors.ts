import { emptyContext } from '../context/emptyContext.ts';
import type { SpanSink } from './recorder.ts';
import type { SpanProcessor } from './spanProcessor.ts';

/** The site's own span processors as one. */
export function siteProcessors(processors: readonly SpanProcessor[]): SpanSink {
  return {
    onStart(span, context) {
      for (const processor of processors) processor.onStart(span, context ?? emptyContext());
    },
    onEnding(span) {
      for (const processor of processors) processor.onEnding?.(span);
    },
    onEnd(span) {
      for (const processor of processors) processor.onEnd(span);
    },
  };
}
