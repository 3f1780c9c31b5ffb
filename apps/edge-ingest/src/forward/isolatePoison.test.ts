import { describe, expect, it } from 'vitest';
import type { Delivery, Outcome } from './deliver.ts';
import { isolatePoison, type Trial } from './isolatePoison.ts';
import type { Verdict } from './verdict/verdict.ts';

const STORED: Verdict = { kind: 'delivered', rejected: 0 };
const FAILED: Verdict = { kind: 'failed', reason: '500' };

/** A request of numbers, a destination that answers as told, and what became of each number. */
function trial(parts: number[][], answer: (part: readonly number[], sent: number) => Verdict) {
  const outcomes: Partial<Record<Outcome, number[]>> = {};
  const sent: string[] = [];
  const memory: Trial<number[]> = { witness: undefined };
  const delivery: Delivery<number[]> = {
    destination: {
      name: 'otlp',
      async send(body) {
        sent.push([...body].join());
        return answer([...body], sent.length);
      },
      refusesAll: async () => undefined,
    },
    encode: (part) => new Uint8Array(part),
    halve: (part) => {
      const half = Math.ceil(part.length / 2);
      return part.length < 2 ? undefined : [part.slice(0, half), part.slice(half)];
    },
    halvesOutdated: () => true,
    settled(part, outcome) {
      outcomes[outcome] = [...(outcomes[outcome] ?? []), ...part];
    },
    deadline: Number.POSITIVE_INFINITY,
  };
  return { outcomes, sent, run: () => isolatePoison(parts, memory, delivery) };
}

describe('isolatePoison', () => {
  const eight = (): number[][] => [[1, 2, 3, 4, 5, 6, 7, 8]];

  it('finds what is failed at among what is stored, wherever it stands', async () => {
    for (const poison of [[1], [8], [4, 5], [1, 2, 3, 5, 6, 7, 8]]) {
      const { outcomes, run } = trial(eight(), (part) =>
        part.some((n) => poison.includes(n)) ? FAILED : STORED,
      );
      expect(await run()).toEqual({ kind: 'done' });
      expect(outcomes.quarantined?.sort()).toEqual(poison);
      expect(outcomes.delivered).toHaveLength(8 - poison.length);
    }
  });

  it('blames nothing when nothing is stored, and keeps every part', async () => {
    const parts = eight();
    const { outcomes, sent, run } = trial(parts, () => FAILED);
    expect(await run()).toEqual(FAILED);
    expect(outcomes).toEqual({});
    expect(parts.flat().sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(sent.length).toBeLessThan(33);
  });

  it('stops after some failures in a row, however much is left', async () => {
    const parts = [Array.from({ length: 200 }, (_, i) => i)];
    const { sent, run } = trial(parts, () => FAILED);
    expect(await run()).toEqual(FAILED);
    expect(sent).toHaveLength(32);
    expect(parts.flat()).toHaveLength(200);
  });

  it('blames nothing when the witness is failed at as well: the destination went down meanwhile', async () => {
    const parts = [[1, 2]];
    // [1,2] fails, [1] is stored, [2] fails, and so does the control.
    const { outcomes, sent, run } = trial(parts, (_, nth) => (nth === 2 ? STORED : FAILED));
    expect(await run()).toEqual(FAILED);
    expect(sent).toEqual(['1,2', '1', '2', '1']);
    expect(outcomes).toEqual({ delivered: [1] });
    expect(parts).toEqual([[2]]);
  });

  it('remembers its witness from round to round', async () => {
    const parts = [[1, 2]];
    let down = true;
    const { outcomes, run } = trial(parts, (part, nth) => {
      if (nth === 2) return STORED;
      return down || part.includes(2) ? FAILED : STORED;
    });
    await run();
    down = false;
    expect(await run()).toEqual({ kind: 'done' });
    expect(outcomes).toEqual({ delivered: [1], quarantined: [2] });
  });

  it('waits like any delivery where the destination asks for it', async () => {
    const later: Verdict = { kind: 'later', reason: '503', retryAfterMs: 5 };
    const parts = [[1, 2]];
    const { outcomes, run } = trial(parts, (_, nth) => (nth === 1 ? FAILED : later));
    expect(await run()).toEqual(later);
    expect(outcomes).toEqual({});
    expect(parts.flat().sort()).toEqual([1, 2]);
  });
});
