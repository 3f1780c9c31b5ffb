import type { Destination } from './destination.ts';
import { isSetback, type Setback } from './verdict/isSetback.ts';
import type { Verdict } from './verdict/verdict.ts';

/** What became of a unit for good. */
export type Outcome = 'delivered' | 'quarantined' | 'skipped';

/** How units of work are sent, and taken apart when the destination refuses one. */
export interface Delivery<Unit> {
  readonly destination: Destination;
  /** The body of a request; the same bytes for the same unit. */
  encode(unit: Unit): Uint8Array;
  /** Two halves; undefined for what can't be divided. */
  halve(unit: Unit): [Unit, Unit] | undefined;
  /** Whether a unit that is outdated is worth taking apart for what in it isn't. */
  halvesOutdated(unit: Unit): boolean;
  settled(unit: Unit, outcome: Outcome, verdict: Verdict): void;
  /** Unix milliseconds after which no further request is begun. */
  readonly deadline: number;
}

/** `done` when nothing is left; `paused` when the time was up. */
export type Progress = Setback | { readonly kind: 'done' } | { readonly kind: 'paused' };

/**
 * Sends the units in order until none is left or the destination can't take more now. A refused unit is bisected, so that
 * only the poison in it is set apart. What is left is sent next time.
 */
export async function deliver<Unit>(units: Unit[], delivery: Delivery<Unit>): Promise<Progress> {
  for (let [unit] = units; unit !== undefined; [unit] = units) {
    if (Date.now() >= delivery.deadline) return { kind: 'paused' };
    const verdict = await delivery.destination.send(delivery.encode(unit));
    if (isSetback(verdict)) return verdict;
    const left = await settleOrHalve(unit, verdict, delivery);
    if ('kind' in left) return left;
    units.splice(0, 1, ...left);
  }
  return { kind: 'done' };
}

/**
 * Settles a unit that the destination has answered, or gives the halves that are to be sent in its place. What is refused
 * alone is quarantined only by a destination that takes an empty request: one that refuses that too refuses us, be it a wrong
 * path, another protocol or a proxy's rule, and nothing is given up.
 */
export async function settleOrHalve<Unit>(
  unit: Unit,
  verdict: Exclude<Verdict, Setback>,
  delivery: Delivery<Unit>,
): Promise<Unit[] | Setback> {
  if (verdict.kind === 'delivered') {
    delivery.settled(unit, 'delivered', verdict);
    return [];
  }
  // who tells what was written has written all that isn't outdated
  const isPartial = verdict.kind === 'outdated' && verdict.written !== undefined;
  const divides = verdict.kind === 'poison' || (!isPartial && delivery.halvesOutdated(unit));
  const halves = divides ? delivery.halve(unit) : undefined;
  if (halves !== undefined) return halves;
  const setback = verdict.kind === 'poison' ? await delivery.destination.refusesAll() : undefined;
  if (setback !== undefined) return setback;
  delivery.settled(unit, verdict.kind === 'poison' ? 'quarantined' : 'skipped', verdict);
  return [];
}
