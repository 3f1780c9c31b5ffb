/** What fetch has read of an init. */
export interface SeenInit {
  readonly members: Record<PropertyKey, unknown>;
  /** A getter or a conversion of the app's threw, and fetch has refused the call. */
  failed: boolean;
}

interface LensParts {
  /** The app's own; never changed. */
  readonly init: object;
  /** What fetch gets for a member of the app's. */
  readonly replace: (name: PropertyKey, own: unknown) => unknown;
  /** Filled with every member as fetch gets it. */
  readonly seen: SeenInit;
}

/**
 * The app's init as fetch reads it, with other `headers`: fetch asks for each member when it wants it, so that getters
 * run once, in fetch's order and on the app's own object, whatever that is (a class's instance, frozen, a Proxy), and
 * no list of members is needed that a newer browser would know better. A wrapper that was there before ours may also
 * spread it, or set a member.
 */
export function initLens({ init, replace, seen }: LensParts): RequestInit {
  const own: Record<PropertyKey, unknown> = {};
  const read = (name: PropertyKey): unknown => {
    if (Object.hasOwn(own, name)) return own[name];
    try {
      seen.members[name] = replace(name, Reflect.get(init, name));
      return seen.members[name];
    } catch (error) {
      seen.failed = true;
      throw error;
    }
  };
  return new Proxy(own, {
    get: (_, name) => read(name),
    has: (_, name) => name in own || name in init,
    ownKeys: () => [...new Set([...Reflect.ownKeys(init), ...Reflect.ownKeys(own)])],
    getPrototypeOf: () => Reflect.getPrototypeOf(init),
    // its value isn't read for this: who spreads it will ask
    getOwnPropertyDescriptor: (_, name) =>
      Reflect.getOwnPropertyDescriptor(own, name) ??
      withoutValue(Reflect.getOwnPropertyDescriptor(init, name)),
  });
}

function withoutValue(descriptor: PropertyDescriptor | undefined): PropertyDescriptor | undefined {
  return (
    descriptor && {
      value: undefined,
      writable: true,
      enumerable: descriptor.enumerable === true,
      configurable: true,
    }
  );
}
