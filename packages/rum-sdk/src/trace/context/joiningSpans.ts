import type { Span } from '@opentelemetry/api';
import type { Recorder } from '../recorder/recorder.ts';
import { silentSpan } from '../recorder/silentSpan.ts';
import { isSuppressed, isValid, spanOf } from './context.ts';
import type { StartSpan } from './tracer.ts';

/**
 * How the program's own spans find their place: a span whose context has no parent becomes a child of what happens on
 * the page now (the active span, else the interaction, else the page view), unless it asks to be a root.
 */
export function joiningSpans(record: Recorder, current: () => Span): StartSpan {
  return (name, options, context) => {
    if (isSuppressed(context)) return silentSpan();
    const parent = options?.root ? undefined : (spanOf(context) ?? current()).spanContext();
    return record({
      name,
      kind: options?.kind,
      startTime: options?.startTime,
      links: options?.links,
      given: options?.attributes,
      context,
      parent: parent && isValid(parent) ? parent : undefined,
    });
  };
}
