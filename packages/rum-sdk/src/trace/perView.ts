import type { PageView } from './pageView.ts';

/** Gives each page view a value of its own, made when it is first asked for, and gone with the page view. */
export function perView<T extends object>(create: (view: PageView) => T): (view: PageView) => T {
  const values = new WeakMap<PageView, T>();
  return (view) => {
    const known = values.get(view);
    if (known) return known;
    const value = create(view);
    values.set(view, value);
    return value;
  };
}
