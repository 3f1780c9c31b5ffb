/** What is to be there again when the page has taken it out, by the signal that ends it. */
const lasting = new WeakMap<AbortSignal, (() => void)[]>();

/**
 * Listens to events of these types until the signal says that it is over, also after `document.open()`, or a `write` after
 * the load, has taken every listener out of the page (HTML, "document open steps"). It takes the root element out too,
 * which an observer is told of, one for each signal; adding a listener twice is adding it once.
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
  const { signal } = options;
  const others = lasting.get(signal) ?? watchRoot(signal);
  others.push(add);
}

function watchRoot(signal: AbortSignal): (() => void)[] {
  const all: (() => void)[] = [];
  const root = new MutationObserver(() => {
    for (const add of all) add();
  });
  lasting.set(signal, all);
  root.observe(document, { childList: true });
  signal.addEventListener('abort', () => root.disconnect());
  return all;
}
