/** Gives a wrapper the name and the length of what it wraps, so that code which looks at a function finds the same. */
export function sameShape<T extends object>(wrapper: T, original: object): T {
  for (const name of ['name', 'length']) {
    const descriptor = Object.getOwnPropertyDescriptor(original, name);
    if (descriptor) Object.defineProperty(wrapper, name, descriptor);
  }
  return wrapper;
}
