import type { Span } from '@opentelemetry/api';
import type { PageView } from '../../trace/pageView.ts';
import type { Capture, CaptureParts } from '../capture.ts';

/** Events that a person acts by. `pointerdown` and its like only begin what one of these ends. */
const ACTIONS: readonly string[] = ['click', 'keydown'];

/** What an action leads to within its own moment; they name an interaction only where no action is known. */
const CONSEQUENCES: readonly string[] = ['submit', 'change', 'input'];

const EVENT_TYPES = [...ACTIONS, ...CONSEQUENCES];

/**
 * An interaction stays current until the task after the next frame, or for this long where no frame comes (a hidden
 * page): long enough for a framework's render and its effects, short enough to leave out a poll that ticks by.
 */
const MAX_SCOPE_MS = 100;

/** Spans of interactions per page view; a form that sends at every key press tells no more in its hundredth. */
const MAX_PER_VIEW = 100;

/** INP's entry and the event that we saw begin at the same hardware time; their rounding differs. */
const SAME_TIME_MS = 2;

/** An interaction, milliseconds on `performance.now()`'s clock. */
export interface InteractionRecord {
  readonly type: string;
  readonly view: PageView;
  readonly start: number;
  readonly end: number;
}

/** Interactions: the parents of the requests that they start. */
export interface Interactions extends Capture {
  /** The span of the interaction that is current, made when it is first asked for. */
  currentSpan(): Span | undefined;
  /** Records the interaction that mattered for INP, where no request has made its span already. */
  record(interaction: InteractionRecord): void;
}

interface Current {
  readonly type: string;
  readonly start: number;
  span?: Span;
}

/**
 * What a person does, as the parent of what it sets off. A request belongs to an interaction when it starts
 * - within the dispatch of its event, whoever listens (these listeners run first: capturing, on the window), or
 * - in microtasks and tasks after it, up to the task after the next frame.
 * A request that follows a longer wait (a timer, another request's answer) is a child of the page view, since browsers
 * don't carry a context across `await`; so is one after the interaction has begun a new page view.
 */
export function watchInteractions({ views, tracing, guard }: CaptureParts): Interactions {
  let current: Current | undefined;
  const recorded = new WeakMap<PageView, number[]>();

  const startsOf = (view: PageView): number[] => {
    const starts = recorded.get(view) ?? [];
    recorded.set(view, starts);
    return starts;
  };
  const startSpan = (type: string, start: number, view: PageView): Span => {
    startsOf(view).push(start);
    return tracing.start({
      type: 'interaction',
      name: `interaction ${type}`,
      view,
      start,
      attributes: { 'rum.interaction.type': type },
    });
  };
  const close = (interaction: Current): void => {
    if (interaction.span) tracing.end(interaction.span, performance.now());
    if (current === interaction) current = undefined;
  };

  const closeCurrent = (): void => {
    if (current) close(current);
  };
  // what the interaction still starts is part of the page view that it led to
  views.onLeave(closeCurrent);

  const onEvent = guard((event: Event) => {
    // a script's own click() is part of what set it off
    if (!event.isTrusted || (current && CONSEQUENCES.includes(event.type))) return;
    closeCurrent();
    const interaction: Current = { type: event.type, start: event.timeStamp };
    current = interaction;
    const end = guard(() => close(interaction));
    requestAnimationFrame(() => setTimeout(end));
    setTimeout(end, MAX_SCOPE_MS);
  });
  for (const type of EVENT_TYPES) addEventListener(type, onEvent, { capture: true, passive: true });

  return {
    currentSpan() {
      const active = tracing.active();
      if (active || !current) return active;
      const view = views.current();
      if (!view.traced || startsOf(view).length >= MAX_PER_VIEW) return current.span;
      current.span ??= startSpan(current.type, current.start, view);
      return current.span;
    },
    record({ type, view, start, end }) {
      if (startsOf(view).some((known) => Math.abs(known - start) <= SAME_TIME_MS)) return;
      tracing.end(startSpan(type, start, view), end);
    },
    collect: closeCurrent,
    stop() {
      for (const type of EVENT_TYPES) removeEventListener(type, onEvent, { capture: true });
    },
  };
}
