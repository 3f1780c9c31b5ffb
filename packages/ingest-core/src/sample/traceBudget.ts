import { keeps, thresholdFor } from '@throughline/conventions/sampling';

/** What a budget is held for. */
export interface Budgeted {
  readonly app: string;
  /** The app's own share of traces, 0 to 1. */
  readonly sampleRate: number;
  readonly maxTracesPerSecond: number;
}

/** Holds the traces of an app to so many a second, by raising T. */
export interface TraceBudget {
  /** T for a trace that the app's own rate keeps; the same for the same trace as long as it is remembered. */
  thresholdOf(trace: { readonly id: string; readonly randomness: string }, budgeted: Budgeted): string | null;
  /** The share of traces that is kept now. */
  rateOf(budgeted: Budgeted): number;
}

/** Long enough that a burst of one second doesn't change the rate, short enough that a rush is met soon. */
const WINDOW_MS = 10_000;

/** T falls back by one step after so many windows in which twice the traces would have fitted: a minute. */
const CALM_WINDOWS = 6;

/** What fits "with room": below this share of the budget after the rate is doubled. */
const CALM_SHARE = 0.8;

/** Each step halves the rate: after 20 it is one in a million. */
const MAX_STEPS = 20;

/** About 100 bytes each. A trace that is forgotten is judged anew, by the T of then. */
const MAX_REMEMBERED = 20_000;

interface State {
  step: number;
  windowStart: number;
  /** Traces of this window that were kept. */
  kept: number;
  calmWindows: number;
}

/**
 * Builds the budget of one isolate; what others keep it doesn't know. Rates are the app's own, halved by steps, so that the
 * kept sets are nested, and T changes seldom: the batches of one trace come apart, and are judged alike by what is
 * remembered of it.
 *
 * @param now the wall clock, Unix milliseconds.
 */
export function createTraceBudget(now: () => number): TraceBudget {
  const states = new Map<string, State>();
  const steps = new Map<string, number>();

  const stateOf = (budgeted: Budgeted): State => {
    const state = states.get(budgeted.app) ?? { step: 0, windowStart: now(), kept: 0, calmWindows: 0 };
    states.set(budgeted.app, state);
    roll(state, budgeted, now());
    return state;
  };

  const remember = (key: string, step: number): void => {
    steps.set(key, step);
    const oldest = steps.keys().next();
    if (steps.size > MAX_REMEMBERED && !oldest.done) steps.delete(oldest.value);
  };

  return {
    rateOf: (budgeted) => budgeted.sampleRate / 2 ** stateOf(budgeted).step,
    thresholdOf({ id, randomness }, budgeted) {
      const key = `${budgeted.app} ${id}`;
      const known = steps.get(key);
      const state = stateOf(budgeted);
      const step = known ?? state.step;
      const threshold = thresholdFor(budgeted.sampleRate / 2 ** step);
      if (known !== undefined) return threshold;
      remember(key, step);
      if (keeps(randomness, threshold)) countKept(state, budgeted, now());
      return threshold;
    },
  };
}

function countKept(state: State, { maxTracesPerSecond }: Budgeted, at: number): void {
  state.kept++;
  if (state.kept < Math.max(1, (maxTracesPerSecond * WINDOW_MS) / 1000)) return;
  state.step = Math.min(state.step + 1, MAX_STEPS);
  Object.assign(state, { windowStart: at, kept: 0, calmWindows: 0 });
}

/** Ends the windows that have passed; after a long silence, no more of them than it takes to be back at the app's own rate. */
function roll(state: State, { maxTracesPerSecond }: Budgeted, at: number): void {
  // the clock was set back: the window begins anew, or it would last until the clock is there again
  if (at < state.windowStart) Object.assign(state, { windowStart: at, kept: 0 });
  const passed = Math.floor((at - state.windowStart) / WINDOW_MS);
  if (passed <= 0) return;
  const fits = (maxTracesPerSecond * WINDOW_MS * CALM_SHARE) / 1000;
  for (let i = 0; i < Math.min(passed, CALM_WINDOWS * MAX_STEPS); i++) {
    state.calmWindows = state.kept * 2 < fits ? state.calmWindows + 1 : 0;
    state.kept = 0;
    if (state.calmWindows < CALM_WINDOWS) continue;
    state.calmWindows = 0;
    state.step = Math.max(0, state.step - 1);
  }
  state.windowStart += passed * WINDOW_MS;
}
