import type { SpanContext } from '@opentelemetry/api';
import { listen } from '../../platform/listen.ts';
import type { PageView } from '../../trace/pageView.ts';
import { perView } from '../../trace/perView.ts';
import type { SpanRecord } from '../../trace/recorder/spanRecord.ts';
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

/**
 * A request of an interaction that is answered within this time makes it current again: longer than nearly any answer,
 * short enough to let go of a poll that a click began.
 */
const MAX_CHAIN_MS = 10_000;

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
  /** The context of what is current: of a span that the program has made active, or of the interaction, whose span is made
   * when it is first asked for. */
  current(): SpanContext | undefined;
  /**
   * For a request that starts now.
   *
   * @returns to be called just before the app gets the response: what the app does next continues the interaction.
   */
  onAnswer(): () => void;
  /** Records the interaction that mattered for INP, where no request has made its span already. */
  record(interaction: InteractionRecord): void;
}

interface Current {
  readonly type: string;
  readonly start: number;
  readonly view: PageView;
  span?: SpanRecord;
}

/**
 * What a person does, as the parent of what it sets off. A request belongs to an interaction when it starts
 * - within the dispatch of its event, whoever listens (these listeners run first: capturing, on the window), or
 * - in microtasks and tasks after it, up to the task after the next frame, or
 * - in the 100 ms after the head of a response, and after its last byte, to a request that is the interaction's own
 *   (`await fetch(…)`, `await response.json()`, and what follows them), within 10 s of the event.
 * Browsers carry no context across `await`. So a request that follows another wait (a timer, a worker's message) is a
 * child of the page view, and one that something else starts in those moments (a poll that ticks) is taken for the
 * interaction's. A request after the interaction has begun a new page view is that one's.
 */
export function watchInteractions({ views, tracing, guard, signal }: CaptureParts): Interactions {
  let current: Current | undefined;
  /** When it ends at the latest. No timer: it is looked at only when a request or another event asks. */
  let until = 0;

  const startsOf = perView<number[]>(() => []);
  const startSpan = (type: string, start: number, view: PageView): SpanRecord => {
    startsOf(view).push(start);
    return tracing.start({
      type: 'interaction',
      name: `interaction ${type}`,
      view,
      start,
      attributes: { 'rum.interaction.type': type },
    });
  };
  const closeCurrent = (): void => {
    if (current?.span) tracing.end(current.span, Math.min(performance.now(), until));
    current = undefined;
  };
  // what the interaction still starts is part of the page view that it led to
  views.onLeave(closeCurrent);

  const lasting = (): Current | undefined => {
    if (performance.now() > until) closeCurrent();
    return current;
  };
  const makeCurrent = (interaction: Current): void => {
    // the span of one that is current again is not to grow with what follows
    closeCurrent();
    current = interaction;
    until = performance.now() + MAX_SCOPE_MS;
  };
  const resume = (interaction: Current): void => {
    const { start, view } = interaction;
    const isNewest = (lasting() ?? interaction) === interaction;
    if (isNewest && view === views.current() && performance.now() - start <= MAX_CHAIN_MS) {
      makeCurrent(interaction);
    }
  };
  const onEvent = guard(({ isTrusted, type, timeStamp }: Event) => {
    // a script's own click() is part of what set it off
    if (!isTrusted || (lasting() && CONSEQUENCES.includes(type))) return;
    makeCurrent({ type, start: timeStamp, view: views.current() });
    const scope = until;
    const end = guard(() => {
      // unless it has become current again
      if (until === scope) closeCurrent();
    });
    requestAnimationFrame(() => setTimeout(end));
  });
  listen(globalThis, EVENT_TYPES, onEvent, { signal, capture: true, passive: true });

  return {
    current() {
      const active = tracing.active();
      if (active) return active;
      const interaction = lasting();
      if (!interaction) return undefined;
      const { type, start, view } = interaction;
      if (view.reports && startsOf(view).length < MAX_PER_VIEW) {
        interaction.span ??= startSpan(type, start, view);
      }
      return interaction.span?.context;
    },
    onAnswer() {
      const interaction = lasting();
      return () => {
        if (interaction) resume(interaction);
      };
    },
    record({ type, view, start, end }) {
      if (startsOf(view).some((known) => Math.abs(known - start) <= SAME_TIME_MS)) return;
      tracing.end(startSpan(type, start, view), end);
    },
    collect: closeCurrent,
  };
}
