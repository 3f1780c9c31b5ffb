import { FLAG_SAMPLED } from '@throughline/conventions/sampling';
import type { SpanType } from '@throughline/conventions/spans';
import type { Scrubber } from '../privacy/scrubber.ts';
import { scrubSpan } from '../privacy/scrubSpan.ts';
import type { PageView } from '../trace/pageView.ts';
import type { SpanProcessor } from '../trace/spanProcessor.ts';
import type { QueuedSpan } from './spanQueue.ts';

/** What the metrics are made of; of an untraced page view nothing else is sent. */
const MEASURED: readonly SpanType[] = ['page_view', 'web_vital', 'http', 'error', 'long_animation_frame'];

/** Without these the page view would be missing from the metrics. */
const PRECIOUS: readonly SpanType[] = ['page_view', 'web_vital'];

interface PipelineParts {
  readonly scrubber: Scrubber;
  /** The page view whose trace this is, where it is one of ours. */
  readonly viewOf: (traceId: string) => PageView | undefined;
  readonly enqueue: (entry: QueuedSpan) => void;
  /** The site's own processors. */
  readonly others: readonly SpanProcessor[];
  /** For a span of no page view: a root of the site's own. */
  readonly reportRate: () => number;
}

/**
 * The one span processor of the provider: gives a span its route, scrubs it, and hands it to the queue and to the
 * site's own processors. An unsampled span goes to the queue only, and only where the metrics need it.
 */
export function spanPipeline({
  scrubber,
  viewOf,
  enqueue,
  others,
  reportRate,
}: PipelineParts): Required<SpanProcessor> {
  return {
    onStart(span, context) {
      for (const other of others) other.onStart(span, context);
    },
    onEnding(span) {
      const view = viewOf(span.spanContext().traceId);
      if (view) span.setAttribute('rum.route', view.route);
      for (const other of others) other.onEnding?.(span);
    },
    onEnd(span) {
      const { traceId, traceFlags } = span.spanContext();
      const sampled = (traceFlags & FLAG_SAMPLED) !== 0;
      const type = span.attributes['rum.span.type'] as SpanType;
      if (!sampled && !MEASURED.includes(type)) return;
      const scrubbed = scrubSpan(span, scrubber);
      enqueue({
        span: scrubbed,
        precious: PRECIOUS.includes(type),
        held: !sampled,
        reportRate: viewOf(traceId)?.reportRate ?? reportRate(),
      });
      if (sampled) for (const other of others) other.onEnd(scrubbed);
    },
    async forceFlush() {
      await Promise.all(others.map((other) => other.forceFlush()));
    },
    async shutdown() {
      await Promise.all(others.map((other) => other.shutdown()));
    },
  };
}
