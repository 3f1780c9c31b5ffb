import type { SpanContext } from '@opentelemetry/api';
import type { PageView } from '../pageView.ts';
import { apiSpan } from '../recorder/apiSpan.ts';
import { epochMs } from '../recorder/epochMs.ts';
import type { Recorder } from '../recorder/recorder.ts';
import { silentSpan } from '../recorder/silentSpan.ts';
import { INTERNAL } from '../spanKind.ts';
import { isSuppressed, isValid, spanOf } from './context.ts';
import type { StartSpan } from './tracer.ts';

/** Where the program's spans belong. */
export interface Surroundings {
  /** What happens on the page now: the active span, else the interaction, else the page view. */
  current(): SpanContext;
  /** The page view whose trace this is, where it is one of ours. */
  viewOf(traceId: string): PageView | undefined;
}

/**
 * How the program's own spans find their place: a span whose context has no parent becomes a child of what happens on
 * the page now, unless it asks to be a root.
 */
export function joiningSpans(recorder: Recorder, { current, viewOf }: Surroundings): StartSpan {
  return (name, options = {}, context) => {
    if (isSuppressed(context)) return silentSpan();
    const { root, kind = INTERNAL, startTime, links = [], attributes = {} } = options;
    const parent = root ? undefined : (spanOf(context)?.spanContext() ?? current());
    const record = recorder.open({
      name,
      isNamedByUs: false,
      kind,
      startMs: epochMs(startTime, recorder.clock),
      attributes: {},
      links: [],
      view: undefined,
      parent: parent && isValid(parent) ? parent : undefined,
      silent: false,
    });
    record.view = viewOf(record.context.traceId);
    const span = apiSpan(record, recorder).setAttributes(attributes).addLinks(links);
    recorder.started(record, context);
    return span;
  };
}
