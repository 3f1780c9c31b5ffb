import { type Delivery, type Progress, settleOrHalve } from './deliver.ts';
import { isSetback } from './verdict/isSetback.ts';

/** Failures in a row after which the destination is taken for down: five levels of halves (1 + 2 + 4 + 8 + 16). */
const MAX_FAILURES_IN_A_ROW = 31;

/** What has been found out about a request so far; kept with it from round to round. */
export interface Trial<Unit> {
  /** A part of the request that the destination has stored. */
  witness: Unit | undefined;
}

/**
 * Sends a request that the destination has failed at again and again (500, 501) in halves, level by level, to find what in
 * it is to blame. A part that can't be divided is quarantined only when the destination has stored another part, the witness,
 * right before and right after failing at this one: while the destination is down as a whole, nothing is given up.
 * The witness is sent again for that; both kinds of stores take identical bytes for the same.
 */
export async function isolatePoison<Unit>(
  parts: Unit[],
  trial: Trial<Unit>,
  delivery: Delivery<Unit>,
): Promise<Progress> {
  const alone: Unit[] = [];
  const progress = await narrow(parts, { trial, delivery, alone });
  parts.push(...alone);
  return progress;
}

interface Narrowing<Unit> {
  readonly trial: Trial<Unit>;
  readonly delivery: Delivery<Unit>;
  /** Parts that can't be divided and were failed at before there was a witness. */
  readonly alone: Unit[];
}

async function narrow<Unit>(parts: Unit[], { trial, delivery, alone }: Narrowing<Unit>): Promise<Progress> {
  let failures = 0;
  for (let [part] = parts; part !== undefined; [part] = parts) {
    if (Date.now() >= delivery.deadline) return { kind: 'paused' };
    const verdict = await send(part, delivery);
    if (isSetback(verdict)) {
      if (verdict.kind !== 'failed' || ++failures > MAX_FAILURES_IN_A_ROW) return verdict;
      const halves = delivery.halve(part);
      if (halves === undefined && trial.witness !== undefined) {
        const control = await send(trial.witness, delivery);
        if (control.kind !== 'delivered') return isSetback(control) ? control : verdict;
        failures = 0;
        delivery.settled(part, 'quarantined', verdict);
      } else if (halves === undefined) alone.push(part);
      parts.shift();
      parts.push(...(halves ?? []));
      if (parts.length === 0 && trial.witness === undefined) return verdict;
    } else {
      failures = 0;
      if (verdict.kind === 'delivered') trial.witness = part;
      const left = await settleOrHalve(part, verdict, delivery);
      if ('kind' in left) return left;
      parts.shift();
      parts.push(...left);
    }
    if (parts.length === 0 && trial.witness !== undefined) parts.push(...alone.splice(0));
  }
  return { kind: 'done' };
}

async function send<Unit>(unit: Unit, { destination, encode }: Delivery<Unit>) {
  return destination.send(encode(unit));
}
