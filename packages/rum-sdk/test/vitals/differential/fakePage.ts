import { fakeObservers, type ObserverOptions } from './fakeObservers.ts';
import type { FakeEntry, PageTraits } from './pageTraits.ts';

/** Of a display with 60 frames a second. */
export const FRAME_MS = 16;

type Listener = (event: object) => void;
type Work = () => void;

/** A page whose browser does what it is told to, and nothing by itself. */
export interface FakePage {
  /** What its scripts find. */
  readonly globals: Readonly<Record<string, unknown>>;
  now(): number;
  isLoaded(): boolean;
  wait(ms: number): void;
  /** A person interacts, whether or not there is an entry about it. */
  interact(): void;
  /** The browser has something to tell; it is on its way. */
  add(entry: FakeEntry): void;
  /** All that is on its way arrives, and what follows from it is done. */
  deliver(): void;
  fire(type: string, event?: object): void;
  /** The document has loaded, and is shown or hidden from now on. */
  become(state: { readonly visibilityState?: string; readonly readyState?: string }): void;
  /** Two frames are painted. */
  paintFrames(): void;
}

/** The document has come by then, milliseconds on `performance.now()`'s clock. */
export function startOf({ activationStart }: PageTraits): number {
  return Math.max(activationStart, 50) + 1;
}

/** A page just after its document's first bytes. */
export function createFakePage(traits: PageTraits, options: ObserverOptions = {}): FakePage {
  let now = startOf(traits);
  let interactionCount = 0;
  const { timeline, observers, PerformanceObserver, add } = fakeObservers(traits, options);
  const state = { visibilityState: traits.startsHidden ? 'hidden' : 'visible', readyState: 'loading' };
  const listeners = new Map<string, Set<Listener>>();
  const queues = { tasks: [] as Work[], frames: [] as Work[] };

  /** Runs what is queued now, not what it queues. */
  const run = (name: keyof typeof queues): void => {
    for (const work of queues[name].splice(0)) work();
  };
  const deliver = (): void => {
    while (queues.tasks.length > 0 || observers.some(({ queue }) => queue.length > 0)) {
      for (const observer of [...observers]) observer.deliver();
      run('tasks');
    }
  };
  const { document, Document } = fakeDocument(state, traits);
  const { PerformanceEventTiming, PerformanceSoftNavigation } = fakeInterfaces();
  const navigation = { ...traits.navigation, activationStart: traits.activationStart };
  const performance = {
    now: () => now,
    getEntriesByName: () => [],
    getEntriesByType: (type: string) =>
      type === 'navigation' ? [navigation] : timeline.filter(({ entryType }) => entryType === type),
  };
  if (traits.counts) Object.defineProperty(performance, 'interactionCount', { get: () => interactionCount });
  const globals: FakePage['globals'] = {
    document,
    Document,
    performance,
    PerformanceObserver,
    PerformanceEventTiming,
    PerformanceSoftNavigation,
    Element: class {},
    queueMicrotask: (work: Work) => work(),
    setTimeout: (work: Work) => queues.tasks.push(work),
    // no page is ever busy: web-vitals waits for an idle moment, we don't
    requestIdleCallback: (work: Work) => work(),
    cancelIdleCallback() {},
    requestAnimationFrame: (work: Work) => queues.frames.push(work),
    addEventListener(type: string, listener: Listener) {
      listeners.set(type, (listeners.get(type) ?? new Set()).add(listener));
    },
    removeEventListener: (type: string, listener: Listener) => listeners.get(type)?.delete(listener),
  };
  return {
    globals: Object.assign(globals, { globalThis: globals }),
    now: () => now,
    isLoaded: () => state.readyState === 'complete',
    wait: (ms) => (now += ms),
    interact: () => interactionCount++,
    add,
    deliver,
    fire(type, event = {}) {
      for (const listener of listeners.get(type) ?? [])
        listener({ type, timeStamp: now, isTrusted: true, ...event });
    },
    become: (next) => Object.assign(state, next),
    paintFrames() {
      for (let frame = 0; frame < 2; frame++) {
        now += FRAME_MS;
        run('frames');
      }
    },
  };
}

function fakeDocument(state: Readonly<Record<string, string>>, { wasDiscarded }: PageTraits) {
  class Document {
    get visibilityState() {
      return state.visibilityState;
    }
    get readyState() {
      return state.readyState;
    }
    readonly prerendering = false;
    get wasDiscarded() {
      return wasDiscarded;
    }
  }
  return { document: new Document(), Document };
}

/** Those whose members are asked for. */
function fakeInterfaces() {
  return {
    PerformanceEventTiming: { prototype: { interactionId: 0 } },
    PerformanceSoftNavigation: { prototype: { getLargestInteractionContentfulPaint() {} } },
  };
}
