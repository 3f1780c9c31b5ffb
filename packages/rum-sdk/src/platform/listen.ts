/** Puts back each listener that is in the page; adding one twice is adding it once. */
const listening = new Set<() => void>();
let observer: MutationObserver | undefined;

/**
 * Listens to events of these types until the signal says that it is over, also after `document.open()`, or a `write`
 * after the load, has taken every listener out of the page (HTML, "document open steps"). It takes the root element out
 * too, which an observer is told of.
 */
export function listen<E extends Event>(
  target: EventTarget,
  types: readonly string[],
  listener: (event: E) => void,
  options: AddEventListenerOptions & { readonly signal: AbortSignal },
): void {
  // a form of this name would stand before the document's own
  const { addEventListener } = EventTarget.prototype;
  const add = (): void => {
    for (const type of types) addEventListener.call(target, type, listener as EventListener, options);
  };
  add();
  listening.add(add);
  observer ??= observeRoot();
  options.signal.addEventListener('abort', () => {
    listening.delete(add);
    if (listening.size > 0) return;
    observer?.disconnect();
    observer = undefined;
  });
}

function observeRoot(): MutationObserver {
  const created = new MutationObserver(() => {
    for (const add of listening) add();
  });
  created.observe(document, { childList: true });
  return created;
}
