/** An alarm set for now from within `alarm()` can be lost: it is always set at least this far ahead. */
export const MIN_AHEAD_MS = 1_000;

/** An alarm that is this late was lost (an object that failed too often), and is set again. */
const LOST_AFTER_MS = 60_000;

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
      const now = Date.now();
      const due = Math.max(at, now + MIN_AHEAD_MS);
      const isLost = armedFor !== null && armedFor < now - LOST_AFTER_MS;
      if (armedFor !== null && armedFor <= due && !isLost) return;
      armedFor = due;
      await storage.setAlarm(due);
    },
    rang() {
      armedFor = null;
    },
  };
}
