import {
  type Attributes,
  type Link,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { BrowserAttribute } from '@throughline/conventions/browserAttributes';
import type { SpanType } from '@throughline/conventions/spans';
import type { Clock } from './clock.ts';
import { silent } from './consistentSampler.ts';
import type { PageView } from './pageView.ts';

/** Attributes by the allowlist's names; others would not leave the page. */
export type AllowedAttributes = Partial<Record<BrowserAttribute, string | number | boolean | undefined>>;

/** A span to be started. */
export interface SpanDraft {
  readonly type: SpanType;
  readonly name: string;
  /** Milliseconds on `performance.now()`'s clock. */
  readonly start: number;
  readonly view: Pick<PageView, 'root' | 'reports' | 'route'>;
  /** Default: the page view's root. */
  readonly parent?: Span | undefined;
  readonly attributes?: AllowedAttributes;
  readonly kind?: SpanKind;
}

/** Makes the SDK's own spans, with times on `performance.now()`'s clock. */
export interface Tracing {
  readonly clock: Clock;
  /** The root of a new trace. */
  startRoot(draft: Omit<SpanDraft, 'view' | 'parent'> & { reports: boolean; links: Link[] }): Span;
  start(draft: SpanDraft): Span;
  end(span: Span, time: number): void;
  addEvent(span: Span, event: { name: string; time: number; attributes?: AllowedAttributes }): void;
}

/** {@link Tracing} on an OpenTelemetry tracer. */
export function createTracing(tracer: Tracer, clock: Clock): Tracing {
  return {
    clock,
    startRoot({ reports, links, ...draft }) {
      const context = reports ? ROOT_CONTEXT : silent(ROOT_CONTEXT);
      return tracer.startSpan(draft.name, { ...spanOptions(draft, clock), links }, context);
    },
    start(draft) {
      const attributes = { 'rum.route': draft.view.route, ...draft.attributes };
      const context = trace.setSpan(ROOT_CONTEXT, draft.parent ?? draft.view.root);
      return tracer.startSpan(
        draft.name,
        spanOptions({ ...draft, attributes }, clock),
        draft.view.reports ? context : silent(context),
      );
    },
    end(span, time) {
      if (span.isRecording()) span.end(clock.epochMs(time));
    },
    addEvent(span, { name, time, attributes }) {
      span.addEvent(name, attributes as Attributes, clock.epochMs(time));
    },
  };
}

function spanOptions(draft: Pick<SpanDraft, 'type' | 'start' | 'kind' | 'attributes'>, clock: Clock) {
  return {
    kind: draft.kind ?? SpanKind.INTERNAL,
    startTime: clock.epochMs(draft.start),
    attributes: { 'rum.span.type': draft.type, ...draft.attributes },
  };
}
