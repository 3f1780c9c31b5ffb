const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };

/**
 * Runs work before a signal ends this process, unless somebody else handles that signal too: then ending is theirs.
 *
 * @param {() => Promise<void>} work
 * @returns {() => void} forgets it.
 */
export function onDeadlySignal(work) {
  const handlers = Object.entries(SIGNALS).map(([signal, number]) => {
    const handler = () => {
      if (process.listenerCount(signal) > 1) return;
      void work().finally(() => process.exit(128 + number));
    };
    process.on(signal, handler);
    return [signal, handler];
  });
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}
