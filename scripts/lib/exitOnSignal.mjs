const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/**
 * Ends this process at once when it is told to end. By itself Node would end without its `exit` event, in which services that
 * are still starting or stopping are killed.
 *
 * @returns {() => void} forgets it.
 */
export function exitOnSignal() {
  const handlers = Object.entries(SIGNALS).map(([signal, number]) => [
    signal,
    () => process.exit(128 + number),
  ]);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}
