/** Puts back each listener that is in the page; adding one twice is adding it once. */
const listening = new Set<() => void>();
let observer: MutationObserver | undefined;

/**
 * Listens to events of these types, also after `document.open()`, or a `write` after the load, has taken every listener
 * out of the page (HTML, "document open steps"). It takes the root element out too, which an observer is told of.
 *
 * @returns undoes it.
 */
export function listen<E extends Event>(
  target: EventTarget,
  types: readonly string[],
  listener: (event: E) => void,
  options?: AddEventListenerOptions,
): () => void {
  const each = (method: 'addEventListener' | 'removeEventListener'): void => {
    // a form of this name would stand before the document's own
    const change = EventTarget.prototype[method];
    for (const type of types) change.call(target, type, listener as EventListener, options);
  };
  const add = (): void => each('addEventListener');
  add();
  listening.add(add);
  observer ??= observeRoot();
  return () => {
    each('removeEventListener');
    listening.delete(add);
    if (listening.size > 0) return;
    observer?.disconnect();
    observer = undefined;
  };
}

function observeRoot(): MutationObserver {
  const created = new MutationObserver(() => {
    for (const add of listening) add();
  });
  created.observe(document, { childList: true });
  return created;
}
