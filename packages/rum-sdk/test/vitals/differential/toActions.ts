import { FRAME_MS, startOf } from './fakePage.ts';
import type { FakeEntry, PageTraits } from './pageTraits.ts';
import { type EventStep, MAX_AGO_MS, type Step } from './steps.ts';

/** What is done to a page. */
export type Action =
  | { readonly kind: 'start' | 'load' | 'deliver' | 'hide' | 'show' | 'restore' | 'interact' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'add'; readonly entry: FakeEntry };

/** Interaction ids go up in steps (Event Timing). */
const ID_STEP = 7;

/** Puts any sum of an id and `ago` behind the point, as a binary fraction that doubles add up without loss. */
const TIE_BREAK = 2 ** 24;

/**
 * Makes of steps what a browser would do: it paints for the first time once, tells of no largest paint after an input, of
 * no soft navigation before the first paint, and of nothing in a page that is away. Where web-vitals isn't followed, the
 * steps that would show it are left out:
 * - A page that returns from the back/forward cache has the LCP and FCP of its first frame. web-vitals takes a paint that
 *   comes later too, with its time since the page's load.
 * - So with the paints of an interaction of before the return.
 * - Where that page's soft navigation comes together with a first paint that nobody saw, web-vitals takes the page for seen.
 * - web-vitals stops to look for the LCP at an input by itself, too, and loses what the browser has still to tell of before.
 */
export function toActions(steps: readonly Step[], traits: PageTraits): Action[] {
  const browser = createBrowser(traits);
  for (const step of steps) browser.take(step);
  return browser.end();
}

type Of<K extends Step['kind']> = Extract<Step, { kind: K }>;

function createBrowser(traits: PageTraits) {
  const actions: Action[] = [];
  let now = startOf(traits);
  let isHidden = traits.startsHidden;
  const done = { start: false, load: false, fcp: false, input: false, restore: false };
  let interactions = 0;
  /** Of the soft navigation that is on. */
  let navigating: number | undefined;
  let rendered = 0;
  let late: FakeEntry[] = [];

  const act = (...more: Action[]): void => void actions.push(...more);
  const add = (entryType: string, startTime: number, members: object = {}): void =>
    act({ kind: 'add', entry: { entryType, name: '', startTime, duration: 0, ...members } });
  const change = (state: 'hide' | 'show'): void => {
    // nothing is painted at that very moment
    takers.wait({ kind: 'wait', ms: 1 });
    isHidden = state === 'hide';
    wasHidden ||= isHidden;
    add('visibility-state', now, { name: isHidden ? 'hidden' : 'visible' });
    act({ kind: state });
  };
  const nextId = (): number => ++interactions * ID_STEP;
  const paintTime = (isEarly: boolean): number =>
    isEarly && traits.activationStart && !wasHidden ? 10 : now;
  const toEvents = (events: readonly EventStep[], interactionId: number): FakeEntry[] =>
    events.map(({ name, ago, duration }) => ({
      entryType: 'event',
      name,
      startTime: now - ago,
      // no two of different interactions are as long: which of them counts would be left to the order of their delivery
      duration: duration + (interactionId * MAX_AGO_MS + ago) / TIE_BREAK,
      processingStart: now - ago,
      processingEnd: now - ago + duration,
      interactionId,
      target: null,
    }));
  const interactionPaint = (interactionId: number, startTime: number, isEmpty: boolean) => ({
    entryType: 'interaction-contentful-paint',
    name: '',
    startTime,
    duration: 0,
    interactionId,
    largestContentfulPaint: isEmpty ? null : { startTime: now, renderTime: now, element: null, url: '' },
  });
  let navigatedAt = 0;
  /** When the page was painted, came back, or was done with a soft navigation. */
  let since = 0;
  let wasHidden = isHidden;
  /** It painted first after it had been hidden. */
  let isUnseen = false;

  const takers = {
    wait({ ms }: Of<'wait'>) {
      now += ms;
      act({ kind: 'wait', ms });
    },
    start() {
      if (!done.start) act({ kind: 'start' });
      done.start = true;
    },
    load() {
      if (!done.load) act({ kind: 'load' });
      done.load = true;
    },
    deliver() {
      for (const entry of late) act({ kind: 'add', entry });
      late = [];
      act({ kind: 'deliver' });
    },
    hide() {
      if (!isHidden) change('hide');
    },
    show() {
      if (isHidden) change('show');
    },
    restore() {
      if (!done.start) return;
      takers.show();
      takers.hide();
      takers.wait({ kind: 'wait', ms: 100 });
      isHidden = false;
      done.restore = true;
      navigating = undefined;
      since = now;
      act({ kind: 'restore' });
      now += 2 * FRAME_MS;
    },
    fcp({ isEarly }: Of<'fcp'>) {
      if (done.fcp || done.restore) return;
      done.fcp = true;
      isUnseen = wasHidden;
      since = now;
      add('paint', paintTime(isEarly), { name: 'first-paint' });
      add('paint', paintTime(isEarly), { name: 'first-contentful-paint' });
    },
    lcp({ isEarly }: Of<'lcp'>) {
      if (done.input || done.restore) return;
      add('largest-contentful-paint', paintTime(isEarly && rendered === 0), { element: null, url: '' });
      rendered++;
      since = now;
    },
    shift({ value, hadRecentInput }: Of<'shift'>) {
      add('layout-shift', now, { value, hadRecentInput, sources: [] });
    },
    shifts({ gaps, value }: Of<'shifts'>) {
      for (const ms of gaps) {
        takers.wait({ kind: 'wait', ms });
        takers.shift({ kind: 'shift', value, hadRecentInput: false });
      }
    },
    brief({ count }: Of<'brief'>) {
      done.input = true;
      for (let at = 0; at < count; at++) {
        nextId();
        act({ kind: 'interact' });
      }
    },
    interaction({ events, isLate }: Of<'interaction'>) {
      const entries = toEvents(events, nextId());
      act({ kind: 'interact' });
      if (!done.input)
        act({ kind: 'add', entry: { ...(entries[0] as FakeEntry), entryType: 'first-input' } });
      done.input = true;
      if (isLate) late.push(...entries);
      else act(...entries.map((entry) => ({ kind: 'add', entry }) as const));
    },
    soft({ ago, duration, presented, painted, hasPaint }: Of<'soft'>) {
      if (!done.fcp || since > now || traits.missing.includes('soft-navigation')) return;
      if (isUnseen) {
        if (!done.start) return;
        takers.deliver();
      }
      done.input = true;
      navigating = nextId();
      navigatedAt = Math.max(now - ago, since);
      since = navigatedAt + duration + 1;
      act({ kind: 'interact' });
      const largest = interactionPaint(navigating, navigatedAt, false);
      add('soft-navigation', navigatedAt, {
        // nothing else ends at that very moment, when the order would be left to the observer
        duration: duration + 0.5,
        interactionId: navigating,
        navigationId: 7 + navigating,
        name: 'https://example.com/next',
        presentationTime: presented && navigatedAt + presented,
        paintTime: painted && navigatedAt + painted,
        getLargestInteractionContentfulPaint: () => (hasPaint ? largest : null),
      });
    },
    icp({ isOwn, isEmpty }: Of<'icp'>) {
      if (navigating === undefined) return;
      const entry = interactionPaint(isOwn ? navigating : navigating + ID_STEP, navigatedAt, isEmpty);
      act({ kind: 'add', entry });
    },
  };
  add('visibility-state', 0, { name: traits.startsHidden || traits.activationStart ? 'hidden' : 'visible' });
  if (traits.activationStart && !traits.startsHidden)
    add('visibility-state', traits.activationStart, { name: 'visible' });
  return {
    take: (step: Step) => (takers[step.kind] as (step: Step) => void)(step),
    end(): Action[] {
      takers.start();
      takers.deliver();
      takers.show();
      takers.hide();
      return actions;
    },
  };
}
