type AnyFunction = (...args: never[]) => unknown;

/** Runs in the place of `original`, which it calls with {@link Reflect.apply}. */
export type Around = (original: AnyFunction, self: unknown, args: unknown[]) => unknown;

/** Functions of the page that are wrapped. */
export interface Wraps {
  /** Wraps `holder[name]`; where the page has made it read-only, or has no such function, nothing happens. */
  wrap(holder: object, name: string, around: Around): void;
  /** Takes the wrappers out; one that someone has wrapped since stays, and passes everything on. */
  undo(): void;
}

/**
 * Wrappers that can't be told from what they wrap: a Proxy has its name, length, own keys and missing [[Construct]],
 * and what a page sets on it arrives there. Its text alone would lack the name ("function () { [native code] }"), so
 * `Function.prototype.toString` is asked about the original instead.
 */
export function createWraps(): Wraps {
  const originals = new WeakMap<object, AnyFunction>();
  const undos: (() => void)[] = [];
  let isActive = true;

  const wrap: Wraps['wrap'] = (holder, name, around) => {
    const original: unknown = Reflect.get(holder, name);
    if (!isFunction(original)) return;
    const wrapper = new Proxy(original, {
      apply: (_, self, args) =>
        isActive ? around(original, self, args) : Reflect.apply(original, self, args as never[]),
    });
    originals.set(wrapper, original);
    Reflect.set(holder, name, wrapper);
    undos.push(() => {
      if (Reflect.get(holder, name) === wrapper) Reflect.set(holder, name, original);
    });
  };
  wrap(Function.prototype, 'toString', (original, self, args) =>
    Reflect.apply(original, originals.get(self as object) ?? self, args as never[]),
  );
  return {
    wrap,
    undo() {
      isActive = false;
      for (const undo of undos) undo();
    },
  };
}

function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function';
}
