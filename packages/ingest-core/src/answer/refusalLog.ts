import { hasPassed } from '../hasPassed.ts';
import type { LogEntry, Logger } from './logger.ts';

/** A reason is told at once, and then how often it came again: six lines a minute of each, whoever knocks. */
export const REFUSAL_LOG_MS = 10_000;

/** Refusals of one reason and one app. */
interface Held {
  readonly entry: LogEntry;
  /** When it was told, Unix milliseconds. */
  readonly toldAt: number;
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
  let lookedAt = Number.NEGATIVE_INFINITY;

  const tellOld = (at: number): void => {
    if (!hasPassed(lookedAt, REFUSAL_LOG_MS, at)) return;
    lookedAt = at;
    for (const [key, { entry, toldAt, repeated }] of held) {
      if (!hasPassed(toldAt, REFUSAL_LOG_MS, at)) continue;
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
      if (before !== undefined && !hasPassed(before.toldAt, REFUSAL_LOG_MS, at)) {
        before.repeated += 1;
        return;
      }
      log.log(
        before === undefined || before.repeated === 0 ? entry : { ...entry, repeated: before.repeated },
      );
      held.set(key, { entry, toldAt: at, repeated: 0 });
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
