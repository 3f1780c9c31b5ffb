/** Listens to events of these types. @returns undoes it. */
export function listen<E extends Event>(
  target: EventTarget,
  types: readonly string[],
  listener: (event: E) => void,
  options?: AddEventListenerOptions,
): () => void {
  const each = (method: 'addEventListener' | 'removeEventListener'): void => {
    for (const type of types) target[method](type, listener as EventListener, options);
  };
  each('addEventListener');
  return () => each('removeEventListener');
}
