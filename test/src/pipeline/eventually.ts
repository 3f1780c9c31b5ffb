/** Between two looks. */
const POLL_MS = 250;

/** The default patience: a metrics snapshot every second, a span forward about as often, on a machine with much other work. */
const PATIENCE_MS = 100_000;

/**
 * Looks again and again until `look` returns something, and returns that.
 *
 * @throws Error with `what`, and the last error where there was one, when it takes longer than `patienceMs`.
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  // not the wall clock, which may be set meanwhile
  const deadline = performance.now() + patienceMs;
  let last: unknown;
  do {
    try {
      const found = await look();
      if (found !== undefined) return found;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  } while (performance.now() < deadline);
  throw new Error(`${what}: not within ${patienceMs / 1000} s`, { cause: last });
}
