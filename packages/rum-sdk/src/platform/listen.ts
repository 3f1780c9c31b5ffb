/**
 * Listens to events of these types until the signal says that it is over, if any, also after `document.open()`, or a `write`
 * after the load, has taken every listener out of the page (HTML, "document open steps"). It takes the root element out
 * too, which an observer is told of; adding a listener twice is adding it once.
 */
export function listen<E extends Event>(
  target: EventTarget,
  types: readonly string[],
  listener: (event: E) => void,
  options: AddEventListenerOptions,
): void {
  // a form of this name would stand before the document's own
  const { addEventListener } = EventTarget.prototype;
  const add = (): void => {
    for (const type of types) addEventListener.call(target, type, listener as EventListener, options);
  };
  add();
  const root = new MutationObserver(add);
  root.observe(document, { childList: true });
  options.signal?.addEventListener('abort', () => root.disconnect());
}
