import type { Attributes, Link, SpanContext, SpanKind } from '@opentelemetry/api';
import type { BrowserAttribute } from '@throughline/conventions/browserAttributes';
import type { SpanType } from '@throughline/conventions/spans';
import type { Clock } from './clock.ts';
import type { ActiveSpans } from './context/activeSpans.ts';
import { isValid } from './context/context.ts';
import { isSampled } from './isSampled.ts';
import type { PageView } from './pageView.ts';
import type { Recorder } from './recorder/recorder.ts';
import type { SpanRecord } from './recorder/spanRecord.ts';
import { INTERNAL } from './spanKind.ts';
import { ERROR } from './spanStatus.ts';

/** Attributes by the allowlist's names; others would not leave the page. */
export type AllowedAttributes = Partial<Record<BrowserAttribute, string | number | boolean | undefined>>;

/** A span to be started. */
export interface SpanDraft {
  readonly type: SpanType;
  readonly name: string;
  /** Milliseconds on `performance.now()`'s clock. */
  readonly start: number;
  readonly view: PageView;
  /** Default: the page view's root. */
  readonly parent?: SpanContext | undefined;
  readonly attributes?: AllowedAttributes;
  readonly kind?: SpanKind;
}

/** The root span of a page view to be started: that is written into it when it has begun. */
export interface RootDraft extends Omit<SpanDraft, 'view'> {
  readonly view?: undefined;
  /** Whether it is recorded. */
  readonly reports: boolean;
  readonly links: Link[];
  /** A span of the server that rendered the page: its trace is joined, and its sampled flag and tracestate are taken. */
  readonly parent?: SpanContext | undefined;
  /** The trace that goes on in this one, with the same decision. */
  readonly follows?: SpanContext | undefined;
}

/** Makes the SDK's own spans, with times on `performance.now()`'s clock. */
export interface Tracing {
  readonly clock: Clock;
  /** The span that the program's `startActiveSpan` has made current. */
  active(): SpanContext | undefined;
  startRoot(draft: RootDraft): SpanRecord;
  start(draft: SpanDraft): SpanRecord;
  addEvent(span: SpanRecord, event: { name: string; time: number; attributes?: AllowedAttributes }): void;
  /** Ends it; one that names an error has failed. */
  end(span: SpanRecord, time: number): void;
}

/** What either of them holds. */
type AnyDraft = Omit<SpanDraft, 'view'> &
  Partial<Omit<RootDraft, keyof SpanDraft>> & { readonly view?: PageView | undefined };

interface TracingParts {
  readonly recorder: Recorder;
  readonly active: ActiveSpans;
}

/** {@link Tracing} on a recorder. */
export function createTracing({ recorder, active }: TracingParts): Tracing {
  const { clock } = recorder;
  const start = (draft: AnyDraft): SpanRecord => {
    const { type, name, view, attributes, kind = INTERNAL, links = [], follows } = draft;
    const span = recorder.open({
      name,
      // of an error it holds the name that the program gave it
      isNamedByUs: type !== 'error',
      kind,
      startMs: clock(draft.start),
      attributes: { 'rum.span.type': type, ...attributes } as Attributes,
      links,
      view,
      parent: draft.parent ?? view?.root.context,
      follows,
      silent: !(view ?? draft).reports,
    });
    recorder.started(span);
    return span;
  };
  return {
    clock,
    active() {
      const context = active.current()?.spanContext();
      // of a span that is none, such as one under the program's suppression, nothing can be a child
      return context && isValid(context) ? context : undefined;
    },
    startRoot(draft) {
      const root = start(draft);
      root.attributes['rum.traced'] = isSampled(root);
      return root;
    },
    start,
    addEvent(span, { name, time, attributes = {} }) {
      span.events.push({ name, timeMs: clock(time), attributes: attributes as Attributes });
    },
    end(span, time) {
      if (span.attributes['error.type'] !== undefined) span.status = { code: ERROR };
      recorder.close(span, clock(time));
    },
  };
}
