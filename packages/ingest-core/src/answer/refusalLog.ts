import type { LogEntry, Logger } from './logger.ts';

/** A reason is told at once, and then how often it came again: six lines a minute of each, whoever knocks. */
export const REFUSAL_LOG_MS = 10_000;

/** Refusals of one reason and one app. */
interface Held {
  readonly entry: LogEntry;
  /** Unix milliseconds from which the next is told again. */
  readonly until: number;
  repeated: number;
}

/**
 * A logger that tells of the first refusal of a reason and app in an interval, and how many like it came after: an attack
 * must not fill the log, which is paid for by the line. What went wrong inside (level error) is always told. Metrics count
 * each refusal.
 *
 * @param now Unix milliseconds.
 */
export function refusalLog(log: Logger, now: () => number): Logger {
  // Bounded: reasons are a fixed set, and apps those of good keys.
  const held = new Map<string, Held>();
  let nextLook = 0;

  const tellOld = (at: number): void => {
    if (at < nextLook) return;
    nextLook = at + REFUSAL_LOG_MS;
    for (const [key, { entry, until, repeated }] of held) {
      if (until > at) continue;
      held.delete(key);
      if (repeated > 0) log.log(summary(entry, repeated));
    }
  };

  return {
    log(entry) {
      const at = now();
      tellOld(at);
      if (entry.level !== 'warn' || entry.outcome !== 'refused') return log.log(entry);
      const key = `${entry.reason} ${entry.app ?? ''} ${entry.env ?? ''}`;
      const before = held.get(key);
      if (before !== undefined && at < before.until) {
        before.repeated += 1;
        return;
      }
      log.log(
        before === undefined || before.repeated === 0 ? entry : { ...entry, repeated: before.repeated },
      );
      held.set(key, { entry, until: at + REFUSAL_LOG_MS, repeated: 0 });
    },
  };
}

/** Nothing of a single request: it speaks of many. */
function summary({ level, outcome, reason, app, env }: LogEntry, repeated: number): LogEntry {
  const labels = {
    ...(outcome && { outcome }),
    ...(reason && { reason }),
    ...(app && { app }),
    ...(env && { env }),
  };
  return { level, msg: 'posts refused', ...labels, repeated };
}
