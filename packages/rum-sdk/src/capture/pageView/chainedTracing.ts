import type { ClientDropReason } from '@throughline/conventions/browserAttributes';
import type { Tracing } from '../../trace/tracing.ts';
import type { PageViews } from './pageViews.ts';

/**
 * Puts each span of a page view into the trace that was on when it began. A page view that has used up its traces
 * still gets ids for its requests, and nothing of it is recorded any more.
 */
export function chainedTracing(
  tracing: Tracing,
  views: PageViews,
  onDropped: (reason: ClientDropReason, spans: number) => void,
): Tracing {
  return {
    ...tracing,
    start(draft) {
      const { root, isBeyond } = views.place(draft.view, draft.start);
      const { parent = root.context } = draft;
      if (!isBeyond) return tracing.start({ ...draft, parent });
      onDropped('rollover_cap', 1);
      return tracing.start({ ...draft, parent: root.context, view: { ...draft.view, reports: false } });
    },
  };
}
