import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClock } from './clock.ts';

function machine() {
  const time = { wall: 1_800_000_000_000, monotonic: 0, pause: 0 };
  vi.spyOn(Date, 'now').mockImplementation(() => {
    time.wall += time.pause;
    time.monotonic += time.pause;
    time.pause = 0;
    return time.wall;
  });
  vi.spyOn(performance, 'now').mockImplementation(() => time.monotonic);
  vi.spyOn(performance, 'timeOrigin', 'get').mockReturnValue(time.wall);
  return {
    clock: createClock(),
    run(ms: number) {
      time.wall += ms;
      time.monotonic += ms;
    },
    sleep(ms: number) {
      time.wall += ms;
    },
    slew(ms: number) {
      time.wall += ms;
    },
    /** The thread stands still before it reads the wall clock the next time, and both clocks go on. */
    pauseOnce(ms: number) {
      time.pause = ms;
    },
  };
}

afterEach(() => vi.restoreAllMocks());

describe('the clock', () => {
  it("takes the browser's own origin while both clocks agree", () => {
    const { clock, run, slew } = machine();
    run(1000);
    slew(20);
    expect(clock(500.25)).toBe(1_800_000_000_500.25);
  });

  it('keeps what happened before a sleep where it was, and puts what follows after it', () => {
    const { clock, run, sleep } = machine();
    run(1000);
    clock(900);
    sleep(600_000);
    run(500);
    expect(clock(1400)).toBe(1_800_000_601_400);
    expect(clock(900)).toBe(1_800_000_000_900);
  });

  it('takes a thread that was paused between its two reads for no sleep', () => {
    const { clock, run, pauseOnce } = machine();
    run(1000);
    clock(900);
    pauseOnce(400);
    expect(clock(950)).toBe(1_800_000_000_950);
    expect(clock(1390)).toBe(1_800_000_001_390);
  });
});
