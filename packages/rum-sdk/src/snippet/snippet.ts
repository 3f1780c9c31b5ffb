/**
 * The snippet: a few hundred bytes that stand inline before everything else, and keep the errors and the calls that come
 * before the SDK has loaded. `takeEarly` takes them over. It has no import and no export: it is a script of its own.
 *
 * It reads nothing of what it is passed but the type, and hands on the browser's own promise: early calls get a span,
 * and no trace header. A page whose SDK never comes keeps 99 of each at the most, and sends nothing.
 */
((page: typeof globalThis & { throughlineEarly?: unknown }, proto: XMLHttpRequest, capacity: number) => {
  const errors: Event[] = [];
  const requests: unknown[] = [];
  const { fetch } = page;
  const { open, send } = proto;
  const opened = new WeakMap<object, readonly unknown[]>();
  const note = (error: Event): void => {
    if (errors.length < capacity) errors.push(error);
  };
  const call = (input: unknown, init: unknown, initiator: string): void => {
    if (requests.length < capacity) {
      // a URL is a mutable object, and its text may be another one later
      requests.push({
        start: performance.now(),
        input: input instanceof URL ? input.href : input,
        init,
        initiator,
      });
    }
  };
  // methods have no [[Construct]], as the browser's own; with their names and lengths
  const wraps = {
    fetch(this: unknown, input: unknown) {
      // biome-ignore lint/complexity/noArguments: a rest parameter would change the length
      call(input, arguments[1], 'fetch');
      // biome-ignore lint/complexity/noArguments: a rest parameter would change the length
      return Reflect.apply(fetch, this, arguments);
    },
    open(this: XMLHttpRequest, method: unknown, url: unknown) {
      opened.set(this, [url, method]);
      // biome-ignore lint/complexity/noArguments: a rest parameter would change the length
      return Reflect.apply(open, this, arguments);
    },
    send(this: XMLHttpRequest) {
      const [url, method] = opened.get(this) ?? [];
      call(url, method, 'xhr');
      // biome-ignore lint/complexity/noArguments: a rest parameter would change the length
      return Reflect.apply(send, this, arguments);
    },
  };
  page.fetch = wraps.fetch as typeof fetch;
  proto.open = wraps.open;
  proto.send = wraps.send;
  addEventListener('error', note);
  addEventListener('unhandledrejection', note);
  page.throughlineEarly = [
    errors,
    requests,
    () => {
      capacity = 0;
      // where someone has wrapped ours, theirs stays and ours only passes on
      if (page.fetch === wraps.fetch) page.fetch = fetch;
      if (proto.open === wraps.open) proto.open = open;
      if (proto.send === wraps.send) proto.send = send;
      removeEventListener('error', note);
      removeEventListener('unhandledrejection', note);
    },
  ];
})(globalThis, XMLHttpRequest.prototype, 99);
