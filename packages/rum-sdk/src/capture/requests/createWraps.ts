type AnyFunction = (...args: never[]) => unknown;

/** Calls what was there before, with the call's own arguments and `this` where no others are given. */
export type Proceed = (args?: unknown[], self?: unknown) => unknown;

/** Runs in the place of a function. */
export type Around = (proceed: Proceed, args: unknown[], self: unknown) => unknown;

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
      apply(_, self, args) {
        const proceed: Proceed = (passed = args, on = self) => Reflect.apply(original, on, passed as never[]);
        return isActive ? around(proceed, args, self) : proceed();
      },
    });
    originals.set(wrapper, original);
    Reflect.set(holder, name, wrapper);
    undos.push(() => {
      if (Reflect.get(holder, name) === wrapper) Reflect.set(holder, name, original);
    });
  };
  wrap(Function.prototype, 'toString', (proceed, args, self) =>
    proceed(args, originals.get(self as object) ?? self),
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
