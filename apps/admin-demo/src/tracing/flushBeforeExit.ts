/** The last spans get this long to leave, ms; supervisors kill after 10 s as a rule. */
const FLUSH_TIMEOUT_MS = 3_000;

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Flushes before the listeners that are there already (Next's) stop the server and leave with `process.exit`, which
 * waits for nobody.
 */
export function flushBeforeExit(flush: () => Promise<void>): void {
  for (const signal of SIGNALS) {
    const earlier = process.rawListeners(signal);
    process.removeAllListeners(signal);
    process.once(signal, async () => {
      await Promise.race([flush().catch(() => undefined), timeout()]);
      for (const listener of earlier) listener.call(process, signal);
      if (earlier.length === 0) process.kill(process.pid, signal);
    });
  }
}

function timeout(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, FLUSH_TIMEOUT_MS).unref());
}
