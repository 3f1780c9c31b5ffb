import fc from 'fast-check';
import type { PageTraits } from './pageTraits.ts';

/** An event's entry comes when the frame after it is painted. */
export const MAX_AGO_MS = 64;

/** One of an interaction's events; it began so many milliseconds ago. */
export interface EventStep {
  readonly name: string;
  readonly ago: number;
  readonly duration: number;
}

/** What happens in a page. */
export type Step =
  | { readonly kind: 'start' | 'load' | 'deliver' | 'hide' | 'show' | 'restore' }
  /** Before the page was shown, where it was prerendered. */
  | { readonly kind: 'fcp' | 'lcp'; readonly isEarly: boolean }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'shift'; readonly value: number; readonly hadRecentInput: boolean }
  /** Shifts, each so many milliseconds after the one before. */
  | { readonly kind: 'shifts'; readonly gaps: readonly number[]; readonly value: number }
  | { readonly kind: 'interaction'; readonly events: readonly EventStep[]; readonly isLate: boolean }
  /** So many interactions without an entry, since each was painted at once. */
  | { readonly kind: 'brief'; readonly count: number }
  | {
      readonly kind: 'soft';
      readonly ago: number;
      readonly duration: number;
      /** Of the first paint, since the start; 0 where the browser doesn't tell. */
      readonly presented: number;
      readonly painted: number;
      readonly hasPaint: boolean;
    }
  | { readonly kind: 'icp'; readonly isOwn: boolean; readonly isEmpty: boolean };

const paint = <K extends 'fcp' | 'lcp'>(kind: K) =>
  fc.record({ kind: fc.constant(kind), isEarly: fc.boolean() });
const plain = <K extends Step['kind']>(...kinds: K[]) => fc.constantFrom(...kinds.map((kind) => ({ kind })));

/** Event Timing rounds to 8 ms; one that is too short for an entry is among them. */
const duration = fc.integer({ min: 0, max: 60 }).map((frames) => frames * 8);

const event = fc.record({
  name: fc.constantFrom('pointerdown', 'pointerup', 'click', 'keydown', 'mouseup'),
  ago: fc.integer({ min: 0, max: MAX_AGO_MS - 1 }),
  duration,
});

const wait = fc.record({
  kind: fc.constant('wait' as const),
  ms: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 3_000 })),
});
const shift = fc.record({
  kind: fc.constant('shift' as const),
  value: fc.constantFrom(0, 0.001, 0.05, 0.1, 0.3),
  hadRecentInput: fc.boolean(),
});
const shifts = fc.record({
  kind: fc.constant('shifts' as const),
  gaps: fc.array(fc.constantFrom(0, 300, 900, 999, 1_000, 1_001), { minLength: 2, maxLength: 12 }),
  value: fc.constantFrom(0, 0.01, 0.07),
});
const interaction = fc.record({
  kind: fc.constant('interaction' as const),
  events: fc.array(event, { minLength: 1, maxLength: 4 }),
  isLate: fc.boolean(),
});
const brief = fc.record({
  kind: fc.constant('brief' as const),
  count: fc.constantFrom(1, 3, 49, 50, 120),
});
const soft = fc.record({
  kind: fc.constant('soft' as const),
  ago: fc.integer({ min: 0, max: 800 }),
  duration: fc.integer({ min: 0, max: 200 }),
  presented: fc.integer({ min: 0, max: 300 }),
  painted: fc.integer({ min: 0, max: 300 }),
  hasPaint: fc.boolean(),
});
const icp = fc.record({
  kind: fc.constant('icp' as const),
  isOwn: fc.boolean(),
  isEmpty: fc.boolean(),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: wait },
  { weight: 4, arbitrary: shift },
  { weight: 1, arbitrary: shifts },
  { weight: 6, arbitrary: interaction },
  { weight: 1, arbitrary: brief },
  { weight: 2, arbitrary: soft },
  { weight: 2, arbitrary: icp },
  { weight: 3, arbitrary: paint('lcp') },
  { weight: 1, arbitrary: paint('fcp') },
  { weight: 4, arbitrary: plain('deliver') },
  { weight: 4, arbitrary: plain('start', 'load', 'hide', 'show', 'restore') },
);

/** A page's life: in half of them the SDK comes before all else, and the page paints early. */
export const steps: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.subarray<Step>([
      { kind: 'start' },
      { kind: 'wait', ms: 90 },
      { kind: 'fcp', isEarly: false },
      { kind: 'lcp', isEarly: false },
      { kind: 'load' },
    ]),
    fc.array(step, { maxLength: 60, size: 'max' }),
  )
  .map(([beginning, rest]) => [...beginning, ...rest]);

/** A browser that masks what the navigation took, or tells a time that is to come, tells web-vitals nothing of it. */
const UNTOLD = [0, 5_000];

/** What a page can be like. */
export const traits: fc.Arbitrary<PageTraits> = fc
  .record({
    responseStart: fc.constantFrom(...UNTOLD, 5, 40),
    type: fc.constantFrom('navigate', 'reload', 'back_forward'),
    activationStart: fc.constantFrom(0, 0, 0, 30, 700),
    wasDiscarded: fc.boolean(),
    startsHidden: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    missing: fc.subarray([
      'event',
      'first-input',
      'largest-contentful-paint',
      'layout-shift',
      'visibility-state',
    ]),
    isWhole: fc.boolean(),
    counts: fc.boolean(),
  })
  .map(({ responseStart, type, activationStart, wasDiscarded, startsHidden, isWhole, missing, counts }) => {
    // who counts interactions tells of events; who tells of soft navigations does so, and knows all other vitals
    const without = isWhole ? [] : missing;
    const isCounting = counts && !without.includes('event');
    const isTold = !UNTOLD.includes(responseStart);
    return {
      navigation: {
        responseStart,
        // we ask for the type all the same, as for that of the page view
        type: isTold ? type : 'navigate',
        name: 'https://example.com/',
        navigationId: 7,
      },
      wasDiscarded: isTold && wasDiscarded,
      activationStart: isTold ? activationStart : 0,
      startsHidden,
      missing: [...without, ...(isWhole && isCounting ? [] : ['soft-navigation'])],
      counts: isCounting,
    };
  });
