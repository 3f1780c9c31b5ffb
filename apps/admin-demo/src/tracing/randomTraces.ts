/** As many traces as may be under way at once, and then some: a trace that was forgotten is only not told to be random. */
const MAX_TRACES = 10_000;

/** The traces whose ids are known to be random: ours, and those whose caller says so. */
export interface RandomTraces {
  add(traceId: string): void;
  has(traceId: string): boolean;
}

/** None yet; past the limit the oldest are forgotten. */
export function createRandomTraces(limit = MAX_TRACES): RandomTraces {
  const known = new Set<string>();
  return {
    add(traceId) {
      known.delete(traceId);
      known.add(traceId);
      for (const oldest of known) {
        if (known.size <= limit) break;
        known.delete(oldest);
      }
    },
    has: (traceId) => known.has(traceId),
  };
}
