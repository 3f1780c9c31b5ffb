import { type Arrived, FINAL_VITALS, type FinalVital, type Truth } from './measuredVitals.ts';

/** What a kind of measurement lost: of so many that there were, so many arrived exactly once. */
export interface Share {
  expected: number;
  arrived: number;
}

/** Of one contender and one kind of ending. */
export interface Tally {
  readonly vitals: Record<FinalVital, Share>;
  readonly calls: Share;
}

/** CLS is a sum of floating-point numbers; the others are exact. */
const TOLERANCE = 1e-6;

/** Nothing counted yet. */
export function emptyTally(): Tally {
  const share = (): Share => ({ expected: 0, arrived: 0 });
  return { vitals: { LCP: share(), CLS: share(), INP: share() }, calls: share() };
}

/** Adds a page view. A vital has arrived when there is exactly one value of it, and that is the browser's last. */
export function tally(into: Tally, truth: Truth, arrived: Arrived | undefined): string[] {
  const lost: string[] = [];
  for (const name of FINAL_VITALS) {
    const expected = truth.vitals[name];
    if (expected === undefined) continue;
    const values = arrived?.vitals[name] ?? [];
    const isRight = values.length === 1 && Math.abs((values[0] ?? Number.NaN) - expected) <= TOLERANCE;
    add(into.vitals[name], isRight);
    if (!isRight) lost.push(`${name} ${expected}: arrived [${values}]`);
  }
  const calls = [...(arrived?.calls ?? [])];
  for (const call of truth.calls) {
    const at = calls.indexOf(call);
    if (at >= 0) calls.splice(at, 1);
    else lost.push(`call ${call}`);
    add(into.calls, at >= 0);
  }
  return lost;
}

/** 0 to 1; NaN where there was nothing to lose. */
export function shareOf({ arrived, expected }: Share): number {
  return arrived / expected;
}

function add(share: Share, isRight: boolean): void {
  share.expected += 1;
  if (isRight) share.arrived += 1;
}
