import type { Attributes, Link, Span, SpanContext, SpanKind } from '@opentelemetry/api';
import type { BrowserAttribute } from '@throughline/conventions/browserAttributes';
import type { SpanType } from '@throughline/conventions/spans';
import type { Clock } from './clock.ts';
import type { ActiveSpans } from './context/activeSpans.ts';
import type { PageView } from './pageView.ts';
import type { Recorder } from './recorder/recorder.ts';

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
  readonly parent?: Span | undefined;
  readonly attributes?: AllowedAttributes;
  readonly kind?: SpanKind;
}

/** The root span of a page view to be started. */
export interface RootDraft extends Omit<SpanDraft, 'view' | 'parent'> {
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
  active(): Span | undefined;
  startRoot(draft: RootDraft): Span;
  start(draft: SpanDraft): Span;
  /** Gives it another name of constants and templates. */
  rename(span: Span, name: string): void;
  end(span: Span, time: number): void;
  addEvent(span: Span, event: { name: string; time: number; attributes?: AllowedAttributes }): void;
}

interface TracingParts {
  readonly record: Recorder;
  readonly clock: Clock;
  readonly active: ActiveSpans;
  /** Hears the names of spans and events that are made of constants and templates alone. */
  readonly trust: (name: string) => void;
}

/** {@link Tracing} on a recorder. */
export function createTracing({ record, clock, active, trust }: TracingParts): Tracing {
  const named = ({ type, name }: Pick<SpanDraft, 'type' | 'name'>): string => {
    // of an error it holds the name that the program gave it
    if (type !== 'error') trust(name);
    return name;
  };
  return {
    clock,
    active: active.current,
    startRoot(draft) {
      const { kind, parent, follows, links, reports } = draft;
      return record({
        name: named(draft),
        kind,
        startTime: clock.epochMs(draft.start),
        attributes: { 'rum.span.type': draft.type, ...draft.attributes },
        parent,
        follows,
        links,
        silent: !reports,
      });
    },
    start(draft) {
      const { kind, view, parent = view.root } = draft;
      return record({
        name: named(draft),
        kind,
        startTime: clock.epochMs(draft.start),
        attributes: { 'rum.span.type': draft.type, 'rum.route': view.route, ...draft.attributes },
        parent: parent.spanContext(),
        view,
        silent: !view.reports,
      });
    },
    rename(span, name) {
      trust(name);
      span.updateName(name);
    },
    end(span, time) {
      if (span.isRecording()) span.end(clock.epochMs(time));
    },
    addEvent(span, { name, time, attributes }) {
      trust(name);
      span.addEvent(name, attributes as Attributes, clock.epochMs(time));
    },
  };
}
