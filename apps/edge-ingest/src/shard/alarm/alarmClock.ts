/** An alarm set for now from within `alarm()` can be lost: it is always set at least this far ahead. */
export const MIN_AHEAD_MS = 1_000;

/** The object's one alarm, set to the earliest of what was asked for. */
export interface AlarmClock {
  /** Sees to it that the alarm goes off at that time (Unix milliseconds), or a second from now, at the latest. */
  arm(at: number): Promise<void>;
  /** To be called as the alarm goes off: it is not set any more. */
  rang(): void;
}

/** @param current when the alarm is set for, as `getAlarm` says. */
export function createAlarmClock(storage: DurableObjectStorage, current: number | null): AlarmClock {
  let armedFor = current;
  return {
    async arm(at) {
      const due = Math.max(at, Date.now() + MIN_AHEAD_MS);
      if (armedFor !== null && armedFor <= due) return;
      armedFor = due;
      await storage.setAlarm(due);
    },
    rang() {
      armedFor = null;
    },
  };
}
