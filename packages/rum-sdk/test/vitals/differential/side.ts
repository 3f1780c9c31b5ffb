import type { FakePage } from './fakePage.ts';
import type { Action } from './toActions.ts';

/** What was reported last of a vital of a navigation. */
export interface Told {
  readonly name: string;
  readonly navigationType: string;
  /** The navigation's, of one that isn't the load, milliseconds on `performance.now()`'s clock. */
  readonly start: number;
  readonly value: number;
  readonly rating: string;
  /** Of what it is due to: INP's interaction, CLS's largest shift. */
  readonly at: number | undefined;
  /** The event type of INP's interaction. */
  readonly type: unknown;
}

/** One of the two that watch the same page. */
export interface Side {
  act(action: Action): void;
  /** In the order in which the vitals were first reported. */
  told(): Told[];
}

/** What every page does, whoever watches it. */
export function perform(action: Action, page: FakePage): void {
  const { kind } = action;
  if (kind === 'wait') page.wait(action.ms);
  if (kind === 'add') page.add(action.entry);
  if (kind === 'interact') page.interact();
  if (kind === 'load') page.become({ readyState: 'complete' });
  if (kind === 'hide') page.become({ visibilityState: 'hidden' });
  if (kind === 'show' || kind === 'restore') page.become({ visibilityState: 'visible' });
}

/** Whether what is on its way arrives after it. */
export function isMoment(kind: Action['kind']): boolean {
  return kind !== 'add' && kind !== 'wait' && kind !== 'interact';
}
