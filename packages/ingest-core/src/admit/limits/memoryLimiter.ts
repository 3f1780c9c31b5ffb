import type { RateLimiter } from './rateLimiter.ts';

export interface MemoryLimiterOptions {
  /** Posts in a window, per key and address. */
  readonly limit: number;
  /** Length of the window. */
  readonly windowSeconds: number;
  /** Unix milliseconds; `Date.now` without it. */
  readonly now?: () => number;
  /** Windows remembered at once; the oldest are forgotten first. */
  readonly maxEntries?: number;
}

/** About 100 bytes each: 1 MB at the most, whoever knocks. */
const MAX_ENTRIES = 10_000;

/** A fixed-window limiter in this process's memory, for a panel of one process and for tests. */
export function memoryLimiter(options: MemoryLimiterOptions): RateLimiter {
  const { limit, windowSeconds, now = Date.now, maxEntries = MAX_ENTRIES } = options;
  const windowMs = windowSeconds * 1000;
  const windows = new Map<string, { start: number; used: number }>();

  return {
    async limit({ key, address = '' }) {
      const id = `${key} ${address}`;
      const at = now();
      const start = at - (at % windowMs);
      const current = windows.get(id);
      const used = current?.start === start ? current.used : 0;
      if (used >= limit) return { ok: false, retryAfterSeconds: Math.ceil((start + windowMs - at) / 1000) };
      // Set anew, so that the Map's order is by last use and the first is the oldest.
      windows.delete(id);
      windows.set(id, { start, used: used + 1 });
      const oldest = windows.keys().next();
      if (windows.size > maxEntries && !oldest.done) windows.delete(oldest.value);
      return { ok: true };
    },
  };
}
